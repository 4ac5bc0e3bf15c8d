import type { Plugin } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** A decorator as the compiler leaves it: the class, the name of the field, and what was called with which words of the source. */
interface Decorated {
  readonly start: number;
  readonly end: number;
  readonly owner: string;
  readonly name: string;
  readonly decorator: string;
  readonly given: string;
}

/** Declares an element's properties in one list, where the compiler calls a decorator for each; Lit's decorators then need not be fetched. */
export function smallProperties(): Plugin {
  return {
    name: 'small-properties',
    transform: {
      filter: { id: /\/src\/elements\/.*\.ts$/, code: /@oxc-project\/runtime\/helpers\/decorate/ },
      handler(code) {
        const found = decoratedFields(this.parse(code) as unknown as Node, code);
        let result = '';
        let last = 0;
        const owners = new Set<string>();
        for (const { start, end, owner } of found) {
          result += code.slice(last, start);
          if (!owners.has(owner)) result += declarations(owner, found.filter((other) => other.owner === owner)); // prettier-ignore
          owners.add(owner);
          last = end;
        }
        return { code: result + code.slice(last), map: null };
      },
    },
  };
}

/** The statements `_decorate([decorator(given)], Owner.prototype, "name", void 0);`: those of fields; a decorated accessor has another last argument. */
function decoratedFields(program: Node, code: string): Decorated[] {
  return (program.body as readonly Node[]).flatMap((statement): Decorated[] => {
    const call = statement.type === 'ExpressionStatement' ? (statement.expression as Node) : undefined;
    if (call?.type !== 'CallExpression' || (call.callee as Node).name !== '_decorate') return [];
    const [list, owner, name, descriptor] = call.arguments as readonly [Node, Node, Node, Node?];
    const [decorator, ...others] = list.elements as readonly [Node, ...Node[]];
    const called = (decorator.callee as Node).name as string;
    if (others.length || descriptor?.type !== 'UnaryExpression' || !['property', 'state', 'query'].includes(called)) return [];
    const [given] = decorator.arguments as readonly [Node?];
    return [
      {
        start: statement.start,
        end: statement.end,
        owner: (owner.object as Node).name as string,
        name: name.value as string,
        decorator: called,
        given: given ? code.slice(given.start, given.end) : '{}',
      },
    ];
  });
}

function declarations(owner: string, fields: readonly Decorated[]): string {
  const of = (wanted: boolean) => fields.filter(({ decorator }) => (decorator === 'query') === wanted);
  // Those that are declared alike are named together.
  const alike = new Map<string, string[]>();
  for (const { decorator, name, given } of of(false)) {
    const options = decorator === 'state' ? '{ state: true }' : given;
    alike.set(options, [...(alike.get(options) ?? []), name]);
  }
  const properties = [...alike].map(([options, names]) => `[${JSON.stringify(names.join(' '))}, ${options}]`).join(', ');
  const queries = of(true).map(({ name, given }) => `${name}: ${given}`).join(', '); // prettier-ignore
  return [
    properties &&
      `for (const [names, options] of [${properties}]) for (const name of names.split(" ")) ${owner}.createProperty(name, options);`,
    queries &&
      `for (const [name, selector] of Object.entries({ ${queries} })) Object.defineProperty(${owner}.prototype, name, { get() { return this.renderRoot?.querySelector(selector) ?? null; } });`,
  ].join('\n');
}
