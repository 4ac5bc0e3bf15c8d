// How the weights of src/model/align are fitted: few weights, maximum likelihood, a small L2 on all but the constants.
import { hits } from './labelled.mjs';

const L2 = 0.02;
const ALONE = { rounds: 100, rate: 0.08 };
const TOGETHER = { rounds: Number(process.env.ROUNDS ?? 30), rate: 0.05 };

/** What the engine sees of a case, once for all fits. */
export function prepare(engine, one) {
  const film = engine.indexFilm(one.cues, one.duration);
  const read = engine.readerFor(film);
  return {
    ...one,
    film,
    rows: one.passages.map((passage) => {
      const evidence = engine.evidenceOf(read(passage), film);
      const inside = new Uint8Array(film.cells);
      for (const [from, to] of passage.truth) {
        const cellOf = (time) => Math.max(0, Math.min(film.cells - 1, Math.floor((time - film.origin) / engine.CELL)));
        inside.fill(1, cellOf(from), cellOf(to) + 1);
      }
      return { evidence, inside, placed: passage.truth.length > 0, truth: passage.truth, type: passage.type };
    }),
  };
}

function adam(start, rounds, rate, gradientAt, isFree) {
  const w = Float64Array.from(start);
  const m = new Float64Array(w.length);
  const v = new Float64Array(w.length);
  for (let round = 1; round <= rounds; round++) {
    const g = gradientAt(w);
    for (let k = 0; k < w.length; k++) {
      const slope = g[k] - (isFree(k) ? 0 : L2 * w[k]);
      m[k] = 0.9 * m[k] + 0.1 * slope;
      v[k] = 0.99 * v[k] + 0.01 * slope * slope;
      const step = round > rounds * 0.6 ? rate / 4 : rate;
      w[k] += (step * m[k]) / (1 - 0.9 ** round) / (Math.sqrt(v[k] / (1 - 0.99 ** round)) + 1e-8);
    }
  }
  return w;
}

/**
 * Weights of the evidence: first each passage by itself ("some cell inside a true range, or no place"), then together with the order of the article:
 * the likelihood of all true places at once, under the mixture of presets. Each article also takes part with its blocks shuffled.
 */
export function fitEvidence(engine, articles) {
  const K = engine.CELL_FEATURES.length;
  const M = engine.NONE_FEATURES.length;
  const isFree = (k) => k === K;
  const split = (w) => ({ cells: [...w.subarray(0, K)], none: [...w.subarray(K)] });
  const rows = articles.flatMap(({ rows }) => rows);

  const alone = (w) => {
    const g = new Float64Array(K + M);
    for (const { evidence, inside, placed } of rows) {
      const { cells, none } = engine.scoresOf(evidence, split(w));
      const n = cells.length;
      const even = Math.log(n);
      let most = none;
      for (const value of cells) if (value - even > most) most = value - even;
      const nothing = Math.exp(none - most);
      const p = cells.map((value) => Math.exp(value - even - most));
      let all = nothing;
      let right = 0;
      for (let x = 0; x < n; x++) {
        all += p[x];
        if (inside[x]) right += p[x];
      }
      for (let x = 0; x < n; x++) p[x] = (placed && inside[x] ? p[x] / right : 0) - p[x] / all;
      addGradient(g, evidence, p, (placed ? 0 : 1) - nothing / all, K, M);
    }
    return g.map((value) => value / rows.length);
  };

  const orders = articles.flatMap(({ rows }) => [rows, shuffledRows(rows)]);
  const count = orders.reduce((sum, list) => sum + list.length, 0);
  const together = (w) => {
    const g = new Float64Array(K + M);
    const weights = split(w);
    for (const list of orders) {
      const free = list.map(({ evidence }) => engine.scoresOf(evidence, weights));
      const held = list.map(({ inside, placed }, i) => ({
        cells: free[i].cells.map((value, x) => (placed && inside[x] ? value : -Infinity)),
        none: placed ? -Infinity : free[i].none,
      }));
      const a = engine.readOrderAtOnce(held).posteriors;
      const b = engine.readOrderAtOnce(free).posteriors;
      for (const [i, { evidence }] of list.entries()) {
        const difference = a[i].cells.map((value, x) => value - b[i].cells[x]);
        addGradient(g, evidence, difference, a[i].none - b[i].none, K, M);
      }
    }
    return g.map((value) => value / count);
  };

  const start = adam(new Float64Array(K + M), ALONE.rounds, ALONE.rate, alone, isFree);
  return split(TOGETHER.rounds ? adam(start, TOGETHER.rounds, TOGETHER.rate, together, isFree) : start);
}

function addGradient(g, { cells, none }, difference, nothing, K, M) {
  for (let k = 0; k < K; k++) {
    const values = cells[k];
    let sum = 0;
    for (let x = 0; x < values.length; x++) sum += difference[x] * values[x];
    g[k] += sum;
  }
  for (let k = 0; k < M; k++) g[K + k] += nothing * none[k];
}

export function shuffledRows(rows) {
  const blocks = [];
  for (let i = 0; i < rows.length; i += 4) blocks.push(rows.slice(i, i + 4));
  let seed = 7;
  for (let i = blocks.length - 1; i > 0; i--) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const j = seed % (i + 1);
    [blocks[i], blocks[j]] = [blocks[j], blocks[i]];
  }
  return blocks.flat();
}

/** Weights of a logistic function: is the best candidate right? */
export function fitConfidence(samples, rounds = 600) {
  const size = samples[0].features.length;
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  const gradient = (w) => {
    const g = new Float64Array(size);
    for (const { features, right, weight } of samples) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += w[k] * features[k];
      const off = (Number(right) - 1 / (1 + Math.exp(-sum))) * weight;
      for (let k = 0; k < size; k++) g[k] += off * features[k];
    }
    return g.map((value) => value / total);
  };
  return [...adam(new Float64Array(size), rounds, 0.05, gradient, (k) => k === 0)];
}

/** What is right and wrong about confidence: the articles with their own films, and, at half the weight each, with two others. */
function confidenceSamples(engine, evidence, articles, strangers) {
  const samples = (article, weight) => {
    const { film, rows } = article;
    const { posteriors, gain } = engine.readOrderAtOnce(rows.map((row) => engine.scoresOf(row.evidence, evidence)));
    const stretches = posteriors.map((posterior) => engine.candidatesOf(posterior, film, 5));
    const strengths = rows.map((row, i) =>
      stretches[i].length ? engine.strengthAt(row.evidence, stretches[i][0], film) : { words: 0, wording: 0 },
    );
    const strength = strengths.reduce((sum, { words, wording }) => sum + words + wording, 0) / rows.length;
    return rows.map((row, i) => ({
      features: engine.confidenceFeatures(stretches[i], posteriors[i], row.evidence, film, { gain, strength }),
      right: stretches[i].length > 0 && hits(stretches[i][0], row.truth),
      weight,
    }));
  };
  return [...articles.flatMap((article) => samples(article, 1)), ...strangers.flatMap((article) => samples(article, 0.5))];
}

/** Everything that is fitted. `articles` as `prepare` gives them, `strangers` the same articles with other films. */
export function fitWeights(engine, articles, strangers) {
  const evidence = fitEvidence(engine, articles);
  const confidence = fitConfidence(confidenceSamples(engine, evidence, articles, strangers));
  const round = (list) => list.map((value) => Math.round(value * 1000) / 1000);
  return { evidence: { cells: round(evidence.cells), none: round(evidence.none) }, confidence: round(confidence) };
}
