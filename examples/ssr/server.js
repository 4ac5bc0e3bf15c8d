import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { render } from '@lit-labs/ssr';
import { RenderResultReadable } from '@lit-labs/ssr/lib/render-result-readable.js';
import 'film-commentary';
import { formatAnnotations, parseAnnotations } from 'film-commentary/model';
import { html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import sirv from 'sirv';

const { annotations } = parseAnnotations(await readFile('public/notes.json', 'utf8'));
const notes = formatAnnotations(annotations, 'html', { film: '/film.mp4', label: 'The notes' }).text;

const page = () =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>What the Wind Kept</title>
        <script type="module" src="/page.js"></script>
      </head>
      <body>
        <film-commentary>
          <film-player src="/film.mp4" subtitles="/film.en.vtt" srclang="en" label="English" annotations="/notes.json"></film-player>
          <p>Note: <output id="title">none yet</output></p>
          <film-annotation-list>${unsafeHTML(notes)}</film-annotation-list>
        </film-commentary>
      </body>
    </html>`;

const files = sirv('dist');

createServer((request, response) =>
  files(request, response, () => {
    if (request.url !== '/') return response.writeHead(404).end();
    response.setHeader('content-type', 'text/html; charset=utf-8');
    new RenderResultReadable(render(page())).pipe(response);
  }),
).listen(process.env.PORT ?? 3000);
