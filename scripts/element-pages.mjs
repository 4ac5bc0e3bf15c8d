// docs/elements.md and a page an element beside it: the elements for people to read, from the manifest.

/** Text for a cell of a table. */
const cell = (text = '') =>
  text
    .replaceAll('|', String.raw`\|`)
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
const code = (text) => (text ? `\`${cell(text)}\`` : '');

function table(heads, rows) {
  if (!rows.length) return [];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line), ''];
}

const inOrder = (list = []) => list.toSorted((a, b) => (a.name < b.name ? -1 : 1));

function propertyRow({ name, type, attribute, description, default: initial, readonly }) {
  const names = [
    `\`${name}\``,
    attribute && attribute !== name && `attribute \`${attribute}\``,
    !attribute && 'no attribute',
    readonly && 'read only',
  ];
  return [names.filter(Boolean).join(', '), code(type?.text), code(initial), cell(description)];
}

function methodRow({ name, parameters = [], return: returned, description }) {
  const given = parameters
    .map(({ name: parameter, type, optional }) => `${parameter}${optional ? '?' : ''}: ${type?.text ?? 'unknown'}`)
    .join(', ');
  return [code(`${name}(${given}): ${returned?.type?.text ?? 'void'}`), cell(description)];
}

const section = (title, heads, rows) => (rows.length ? [`## ${title}`, '', ...table(heads, rows)] : []);

/** An attribute that has no property. */
const attributeRow = ({ name, type, description }) => [`attribute \`${name}\` alone`, code(type?.text), '', cell(description)];

function page({ tagName, description, members = [], attributes = [], events, slots, cssParts, cssProperties }) {
  const rows = (list) => inOrder(list).map(({ name, description: says }) => [name ? code(name) : 'the default', cell(says)]);
  const fields = inOrder(members.filter(({ kind }) => kind === 'field'));
  return [
    `# \`<${tagName}>\``,
    '',
    description,
    '',
    ...section(
      'Attributes and properties',
      ['property', 'type', 'default', ''],
      [...fields.map(propertyRow), ...inOrder(attributes.filter(({ fieldName }) => !fieldName)).map(attributeRow)],
    ),
    ...section('Methods', ['method', ''], inOrder(members.filter(({ kind }) => kind === 'method')).map(methodRow)),
    ...section(
      'Events',
      ['event', 'type', ''],
      inOrder(events).map(({ name, type, description: says }) => [code(name), code(type?.text), cell(says)]),
    ),
    ...section('Slots', ['slot', ''], rows(slots)),
    ...section('Parts', ['part', ''], rows(cssParts)),
    ...section(
      'Custom properties',
      ['custom property', 'default', ''],
      inOrder(cssProperties).map(({ name, default: initial, description: says }) => [code(name), code(initial), cell(says)]),
    ),
    `From [custom-elements.json](../../custom-elements.json), by \`npm run manifest\`. [All elements](../elements.md).`,
    '',
  ].join('\n');
}

/** Those that a page can use: what the player opens by itself is left out. */
export const elementsOf = ({ modules }) =>
  modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ tagName }) => tagName && !/^film-(?:key-list|settings-dialog|player-place)$/.test(tagName));

/** The text of each page, by its path. */
export function elementPages(manifest) {
  const elements = elementsOf(manifest);
  const list = [
    '# Elements',
    '',
    'What each has, as [custom-elements.json](../custom-elements.json) says it, from which these pages are made (`npm run manifest`). How they work together: [README.md](../README.md).',
    '',
    ...elements.map(({ tagName, summary }) => `- [\`<${tagName}>\`](elements/${tagName}.md): ${summary}`),
    '',
  ].join('\n');
  return {
    'docs/elements.md': list,
    ...Object.fromEntries(elements.map((element) => [`docs/elements/${element.tagName}.md`, page(element)])),
  };
}
