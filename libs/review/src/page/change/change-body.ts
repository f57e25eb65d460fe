import type { AttributeChange, Change, Concern } from '../../review/review';
import { plainValue, valueDiff } from '../diff/value-diff';
import { detailList } from '../verdict/detail-list';
import { html as exact, type Html } from '../html/html';
import type { Row } from './change-row';
import { meaningLine } from './meaning-line';

const NOISE: Readonly<Record<NonNullable<AttributeChange['noise']>, string>> = {
  tags: 'tags',
  computed: 'known after the apply',
  reordered: 'the same in another order',
};

/** What opening a change shows: its concerns, what it means, then the attributes; what can be passed over is folded. */
export function changeBody({ change, concerns, findings }: Row): Html {
  const { kind } = change;
  // What a concern says is not said again.
  const said = concerns.flatMap(({ text, details }) => [text, ...details]);
  const meanings = change.meanings.filter(({ text }) => !said.includes(text));
  const told = new Set(change.meanings.flatMap(({ explains }) => explains));
  const quiet = (attribute: AttributeChange) =>
    attribute.noise !== undefined || told.has(topLevel(attribute.path));
  const loud = change.attributes.filter((attribute) => !quiet(attribute));
  const unknown = change.attributes.filter(isComputed);
  const folded = change.attributes.filter((each) => quiet(each) && !isComputed(each));
  return exact`${address(change)}${because(change, said)}${concerns.map(concernLine)}${findings.map(
    ({ anchor, finding }) =>
      exact`<p class="told ${finding.severity === 'error' ? 'stop' : 'look'}"><b>Check:</b> ${finding.message} <a href="#${anchor}">how to fix it</a></p>`,
  )}${meanings.length > 0 && exact`<div class="meanings">${meanings.map(meaningLine)}</div>`}${table(loud, kind)}${
    folded.length > 0 &&
    exact`<details class="quiet"><summary>${foldedWords(folded)}</summary>${table(folded, kind)}</details>`
  }${unknown.length > 0 && exact`<p class="unknown">Known after the apply: ${unknown.map(({ path }) => path).join(', ')}</p>`}`;
}

/** What AWS will make up: its name is all there is to tell. */
function isComputed({ noise, before, after }: AttributeChange): boolean {
  return noise === 'computed' && before === undefined && after === '(known after apply)';
}

function topLevel(path: string): string {
  return /^[^.[]*/.exec(path)?.[0] ?? path;
}

function address({ address: name, previousAddress, module }: Change): Html {
  return exact`<p class="address"><code>${name}</code>${
    previousAddress !== undefined && exact` <span>was</span> <code>${previousAddress}</code>`
  }${module !== '' && !name.startsWith(module) && exact` <span>in ${module}</span>`}</p>`;
}

function because({ because: reason }: Change, said: readonly string[]): Html | undefined {
  if (reason === undefined || said.includes(reason)) return undefined;
  return exact`<p class="because">${reason}</p>`;
}

function concernLine(concern: Concern): Html {
  const { level, text } = concern;
  return exact`<div class="told ${level}"><b>${text}</b>${detailList(concern)}</div>`;
}

function table(attributes: readonly AttributeChange[], kind: Change['kind']): Html | undefined {
  if (attributes.length === 0) return undefined;
  return exact`<table>${attributes.map((attribute) => attributeRow(attribute, kind))}</table>`;
}

function attributeRow(attribute: AttributeChange, kind: Change['kind']): Html {
  const { path, after, before, forcesReplacement } = attribute;
  const plain = kind === 'create' ? after : kind === 'destroy' ? before : undefined;
  const value = plain === undefined ? valueDiff(attribute) : plainValue(plain);
  // A page holds thousands of these: HTML has their ends where the next one begins.
  return exact`<tr><th scope=row>${path}${
    forcesReplacement === true && exact` <span class="tag swap">forces replacement</span>`
  }<td>${value}`;
}

function foldedWords(attributes: readonly AttributeChange[]): string {
  const words = attributes.map(({ noise }) => (noise === undefined ? 'told above' : NOISE[noise]));
  const counts = [...new Set(words)].map(
    (word) => `${words.filter((other) => other === word).length} ${word}`,
  );
  return `${attributes.length} more: ${counts.join(', ')}`;
}
