// Reads a Chromium trace: what the page's main thread did.

/** What `readTrace` needs, and no more: what is told besides takes time itself, a tenth of all script. Of microtasks only `v8.execute` tells. */
export const SCRIPTS_TRACED = ['devtools.timeline', 'v8.execute'];
/** What `readTasks` needs: the tasks, too. */
const TASKS_TRACED = [...SCRIPTS_TRACED, 'v8', 'disabled-by-default-devtools.timeline'];

const SCRIPT = new Set(['FunctionCall', 'RunMicrotasks', 'EvaluateScript']);
const STYLE = new Set(['UpdateLayoutTree', 'RecalcStyle']);

/** Whose function? By the file it is in: the library's engine is a file of its own. */
function ownerOf(url = '') {
  if (/\/dist\/cdn\/chunks\/(?:core|video)\.es/.test(url)) return 'engine';
  return /\/dist\/cdn\//.test(url) ? 'ours' : 'page';
}

/** The events of the page's main thread, by time. */
function mainThread(events) {
  const mains = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const lists = new Map([...mains].map((main) => [main, []]));
  for (const event of events) if (event.ph === 'X') lists.get(`${event.pid} ${event.tid}`)?.push(event);
  const busiest = [...lists.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  return busiest.sort((a, b) => a.ts - b.ts || b.dur - a.dur);
}

/** Those that are not inside another of the same list (events by time). */
function outermost(events) {
  let end = -Infinity;
  return events.filter((event) => {
    if (event.ts < end) return false;
    end = event.ts + (event.dur ?? 0);
    return true;
  });
}

/**
 * @param buffer the trace, JSON
 * @param seconds of playback in it
 * @returns for each second: milliseconds and calls of script, of the library's own part and of its engine's; how often style or layout was worked out, and the milliseconds of that
 */
export function readTrace(buffer, seconds) {
  const { traceEvents } = JSON.parse(new TextDecoder().decode(buffer));
  const events = mainThread(traceEvents);
  const took = ({ tdur, dur }) => (tdur ?? dur ?? 0) / 1000 / seconds;
  const parts = Object.fromEntries(['ours', 'engine', 'page'].map((part) => [part, { script: 0, calls: 0, styles: 0 }]));
  const isStyle = ({ name }) => name === 'Layout' || STYLE.has(name);
  const scripts = new Set(outermost(events.filter(({ name }) => SCRIPT.has(name))));
  let owner = 'page';
  for (const event of events) {
    if (isStyle(event)) parts[owner].styles += 1 / seconds;
    if (!scripts.has(event)) continue;
    // What a promise goes on with belongs to whoever ran before; so do style and layout.
    if (event.name !== 'RunMicrotasks') owner = ownerOf(event.args.data?.url);
    parts[owner].script += took(event);
    if (event.name === 'FunctionCall') parts[owner].calls += 1 / seconds;
  }
  const all = Object.values(parts);
  return {
    ...parts,
    script: all.reduce((sum, { script }) => sum + script, 0),
    calls: all.reduce((sum, { calls }) => sum + calls, 0),
    styles: all.reduce((sum, { styles }) => sum + styles, 0),
    styleMs: outermost(events.filter(isStyle)).reduce((sum, event) => sum + took(event), 0),
  };
}

/** Traces what is done meanwhile; gives the tasks of the page's main thread, as `readTasks` has them, and what was made. */
export async function tracedTasks(page, act) {
  await page.tracing.start({ categories: TASKS_TRACED });
  const made = await act();
  return { tasks: readTasks(await page.tracing.stop()), made };
}

/**
 * @param buffer the trace, JSON
 * @returns of each task its milliseconds, and of these what the scripts took by whose they are, style and layout, and the collection of garbage
 */
export function readTasks(buffer) {
  const events = mainThread(JSON.parse(new TextDecoder().decode(buffer)).traceEvents);
  const tasks = [];
  let task;
  let scriptEnd = -Infinity;
  let owner = 'page';
  for (const { name, ts, dur = 0, tdur = dur, args } of events) {
    // Of the processor, not of the clock, where the trace tells: a busy machine counts no more.
    const ms = tdur / 1000;
    if (name === 'RunTask') tasks.push((task = { ms, end: ts + dur, ours: 0, engine: 0, page: 0, style: 0, garbage: 0 }));
    if (!task || ts >= task.end) continue;
    if (name === 'Layout' || STYLE.has(name)) task.style += ms;
    else if (name === 'MajorGC' || name === 'MinorGC') task.garbage += ms;
    else if (SCRIPT.has(name) && ts >= scriptEnd) {
      if (name !== 'RunMicrotasks') owner = ownerOf(args.data?.url);
      task[owner] += ms;
      scriptEnd = ts + dur;
    }
  }
  return tasks;
}

/**
 * @param profile of allocations, sampled
 * @returns bytes for each second: all, and those of the library's own functions and of its engine's
 */
export function readAllocations({ head }, seconds) {
  const bytes = { all: 0, ours: 0, engine: 0, page: 0 };
  const add = ({ callFrame, selfSize, children }) => {
    bytes.all += selfSize / seconds;
    bytes[ownerOf(callFrame.url)] += selfSize / seconds;
    for (const child of children) add(child);
  };
  add(head);
  return bytes;
}
