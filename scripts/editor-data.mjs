// What editors and JSX know of the elements, from the manifest: data for VS Code, web-types for JetBrains, types for templates.
import { elementsOf } from './element-pages.mjs';

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const byName = (a, b) => (a.name < b.name ? -1 : 1);

/** The words that an attribute may be: those of a type like `'hide' | 'show'`. */
const wordsOf = ({ type }) => [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, name]) => ({ name }));

/** One item for each name; what elements say differently of it is said in turn. */
function merged(items) {
  const told = new Map();
  for (const { name, description } of items) told.set(name, new Set([...(told.get(name) ?? []), description]));
  return [...told].map(([name, descriptions]) => ({ name, description: [...descriptions].join('; ') })).sort(byName);
}

/** All that an element has besides its attributes, as Markdown. */
function details({ description, events, slots, cssParts, cssProperties }) {
  const list = (title, items = []) =>
    items.length
      ? [
          `### ${title}`,
          ...items.map(
            ({ name, description: says, default: initial }) => `- \`${name || '(default)'}\`: ${says}${initial ? ` (\`${initial}\`)` : ''}`,
          ),
        ]
      : [];
  const own = events?.filter(({ name }) => name.startsWith('film-'));
  return [
    description,
    ...list('Events', own),
    ...list('Slots', slots),
    ...list('Parts', cssParts),
    ...list('Custom properties', cssProperties),
  ].join('\n');
}

function htmlData(elements) {
  const tags = elements.map((element) => ({
    name: element.tagName,
    description: { kind: 'markdown', value: details(element) },
    attributes: (element.attributes ?? []).map((attribute) => ({
      name: attribute.name,
      description: attribute.description,
      ...(attribute.type.text === 'boolean' ? { valueSet: 'v' } : wordsOf(attribute).length ? { values: wordsOf(attribute) } : {}),
    })),
  }));
  return json({ version: 1.1, tags });
}

function cssData(elements) {
  const says = ({ name, description, default: initial }) => ({ name, description: initial ? `${description} (${initial})` : description });
  return json({
    version: 1.1,
    properties: merged(elements.flatMap(({ cssProperties = [] }) => cssProperties.map(says))),
    pseudoElements: merged(
      elements.flatMap(({ tagName, cssParts = [] }) =>
        cssParts.map(({ name, description }) => ({ name: `::part(${name})`, description: `${tagName}: ${description}` })),
      ),
    ),
  });
}

function webTypes(elements, { name, version }) {
  const fields = ({ members = [] }) => members.filter(({ kind }) => kind === 'field');
  return json({
    $schema: 'https://json.schemastore.org/web-types',
    name,
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: elements.map((element) => ({
          name: element.tagName,
          description: element.description,
          attributes: (element.attributes ?? []).map(({ name: attribute, description, type, default: initial }) => ({
            name: attribute,
            description,
            value: { type: type.text, ...(initial && { default: initial }) },
          })),
          slots: (element.slots ?? []).map(({ name: slot, description }) => ({ name: slot, description })),
          js: {
            properties: fields(element).map(({ name: property, description, type, readonly }) => ({
              name: property,
              description,
              type: type.text,
              ...(readonly && { 'read-only': true }),
            })),
            events: (element.events ?? []).map(({ name: event, description }) => ({ name: event, description })),
          },
          css: {
            properties: (element.cssProperties ?? []).map(({ name: property, description, default: initial }) => ({
              name: property,
              description,
              ...(initial && { default: initial }),
            })),
            parts: (element.cssParts ?? []).map(({ name: part, description }) => ({ name: part, description })),
          },
        })),
      },
    },
  });
}

/** `'a' | 'b'`, `never` of nothing. */
const union = (names) => names.map((name) => `'${name}'`).join(' | ') || 'never';

function templateOf({ name: className, tagName, members = [], attributes = [], events = [] }) {
  const fields = members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
  const properties = fields.map(({ name }) => name);
  // An attribute that is called otherwise than its property, or as another one, or has none.
  const others = attributes.filter(({ name, fieldName }) => name !== fieldName);
  const plain = properties.filter((name) => !others.some((attribute) => attribute.name === name));
  const written = others.map(({ name, fieldName, type: own }) => {
    const type = !fieldName ? own.text : `${className}['${fieldName}']${properties.includes(name) ? ` | ${className}['${name}']` : ''}`;
    return `    ${/^\w+$/.test(name) ? name : `'${name}'`}?: ${type};`;
  });
  const listeners = events.map(({ name }) => name);
  const given = `Properties<${className}, ${union(plain)}> & Listeners<${union(listeners)}>`;
  return `  '${tagName}': ${given}${written.length ? ` & {\n${written.join('\n')}\n  }` : ''};`;
}

const jsx = (elements) => `// Made from custom-elements.json by \`npm run manifest\`.
import type { ${elements.map(({ name }) => name).join(', ')} } from '../dist/types/index.js';

type Properties<Element, Names extends keyof Element> = Partial<Pick<Element, Names>>;
/** React 19 and Preact listen to \`onfilm-ready\`, Solid to \`on:film-ready\`. */
type Listeners<Names extends keyof GlobalEventHandlersEventMap> = {
  [Name in Names as \`on\${Name}\` | \`on:\${Name}\`]?: (event: GlobalEventHandlersEventMap[Name]) => void;
};

/** What a template may give each element: properties, attributes, listeners. */
export interface FilmElements {
${elements.map(templateOf).join('\n')}
}
`;

const REACT = `// Made by \`npm run manifest\`. \`import type {} from 'film-commentary/react'\` once, and JSX knows the elements.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { FilmElements } from './jsx.js';

type Html<Name extends keyof FilmElements> = DetailedHTMLProps<HTMLAttributes<HTMLElementTagNameMap[Name]>, HTMLElementTagNameMap[Name]>;
type ReactElements = { [Name in keyof FilmElements]: FilmElements[Name] & Omit<Html<Name>, keyof FilmElements[Name]> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends ReactElements {}
  }
}
`;

/** The files by their paths. */
export function editorData(manifest, pkg) {
  const elements = elementsOf(manifest);
  return {
    'integrations/vscode.html-custom-data.json': htmlData(elements),
    'integrations/vscode.css-custom-data.json': cssData(elements),
    'integrations/web-types.json': webTypes(elements, pkg),
    'integrations/jsx.d.ts': jsx(elements),
    'integrations/react.d.ts': REACT,
  };
}
