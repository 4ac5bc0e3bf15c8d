import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { PACKED, ROOT } from './installed.mjs';

const { modules } = JSON.parse(readFileSync(join(PACKED.folder, 'custom-elements.json'), 'utf8'));
const elements = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
const sources = join(ROOT, 'src/elements');
const code = readdirSync(sources)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(sources, file), 'utf8'));
const all = (pattern) => [...new Set(code.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name)))];
const documented = (list) => [...new Set(elements.flatMap((element) => (element[list] ?? []).map(({ name }) => name)))];
const playerHas = (list) => elements.find(({ tagName }) => tagName === 'film-player')[list].map(({ name }) => name);

describe('the manifest of the elements', () => {
  for (const { tagName, description, summary, members = [], ...lists } of elements)
    it(`describes all that ${tagName} has, with types and defaults`, () => {
      assert.ok(description && summary);
      for (const member of members) {
        assert.ok(member.description, `${member.name} has no description`);
        if (member.kind === 'field') assert.ok(member.type?.text, `${member.name} has no type`);
        else {
          assert.ok(member.return?.type?.text, `${member.name}() has no type`);
          for (const { name, type } of member.parameters ?? []) assert.ok(type?.text, `${name} of ${member.name}() has no type`);
        }
      }
      for (const list of ['attributes', 'events', 'slots', 'cssParts', 'cssProperties', 'cssStates'])
        for (const item of lists[list] ?? []) assert.ok(item.description, `${list}: ${item.name} has no description`);
      for (const { name, type, fieldName } of lists.attributes ?? []) {
        assert.ok(type?.text, `the attribute ${name} has no type`);
        // One that is read from markup alone is documented by itself.
        if (fieldName) assert.ok(members.some((member) => member.name === fieldName && member.attribute === name), `the attribute ${name} has no property`); // prettier-ignore
      }
      for (const { name, type } of lists.events ?? []) assert.ok(type?.text, `the event ${name} has no type`);
      for (const property of lists.cssProperties ?? []) assert.ok(property.default, `${property.name} has no default`);
    });

  it('names every custom property that the styles ask for, and no other', () => {
    const used = all(/var\(\s*(--film-[a-z\d-]*[a-z\d])\b(?!-?\$)/g);
    const named = documented('cssProperties').filter((name) => !name.startsWith('--film-category-'));
    assert.deepEqual(new Set(named), new Set(used));
  });
  it('names every part, on the player those of what is in it, too', () => {
    const used = [...all(/\bpart="([\w-]+)"/g), ...all(/part\.add\('([\w-]+)'\)/g), ...all(/setAttribute\('part', '([\w-]+)'\)/g)];
    assert.deepEqual(used.filter((name) => !documented('cssParts').includes(name)), []); // prettier-ignore
    const handedOn = all(/exportparts="([^"]+)"/g).flatMap((list) => list.split(', '));
    assert.deepEqual(handedOn.filter((name) => !playerHas('cssParts').includes(name)), []); // prettier-ignore
  });
  it('names every event that is told, with the media’s own on the player', () => {
    const told = all(/super\('(film-[a-z]+)'\)/g);
    assert.deepEqual(told.filter((name) => !documented('events').includes(name)), []); // prettier-ignore
    const [, list] = /const MEDIA_EVENTS = \[([^\]]+)\]/.exec(code.join('\n'));
    const media = [...list.matchAll(/'(\w+)'/g)].map(([, name]) => name);
    assert.deepEqual(playerHas('events').filter((name) => !name.startsWith('film-')), media); // prettier-ignore
  });
});
