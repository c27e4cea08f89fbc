// Small pieces that several pages show.
import { english, h } from './dom.js';
import { Problem } from './api.js';
import { ago, subject } from './format.js';
import { link } from './router.js';
import { known, t } from './words.js';

const TONES = {
  DELIVERED: 'good', CLOSED: 'good', RESOLVED: 'good', ok: 'good', SKIPPED: 'quiet', DISMISSED: 'quiet',
  HELD: 'warn', WAITING: 'calm', UNKNOWN: 'warn', CLAIMED: 'calm', RETRYING: 'calm', PROBING: 'warn', RECOVERING: 'calm', PAUSED: 'warn',
  FAILED: 'bad', OPEN: 'bad', raised: 'bad',
  PROPOSED: 'warn', APPROVED: 'calm', PUBLISHED: 'good', UNDOING: 'calm', REFUSED: 'bad', KEPT: 'warn',
};

/** A state, in words; its colour only repeats them. */
export function chip(state, tone = TONES[state] ?? 'quiet') {
  return h('span', { class: ['chip', tone] }, known('state', state));
}

/** What went wrong, in the reader's language; the code is for those who search for it. */
export function cause(code) {
  return code ? [known('code', code), ' ', h('code', { class: 'code' }, code)] : null;
}

/** A thing, with a link to everything that happened to it. */
export function thing(key) {
  const { name, system } = subject(key);
  return [h('a', { href: link('find', '', { q: key }) }, name), ' ', h('span', { class: 'soft' }, system)];
}

export function way(from, to) {
  return h('span', { class: 'way' }, from, h('span', { 'aria-hidden': 'true' }, ' → '), h('span', { class: 'unseen' }, t('way.to')), to);
}

/** Nothing is there: says what that means, and what one could do. */
export function empty(text, more) {
  return h('div', { class: 'empty' }, h('p', {}, text), more ? h('p', { class: 'soft' }, more) : null);
}

/** What did not work, why, and what to do about it. */
export function trouble(problem) {
  const known403 = problem instanceof Problem && problem.status === 403;
  const title = known403 ? t('trouble.role')
    : problem instanceof Problem && problem.status === 0 ? t('trouble.unreachable')
      : problem instanceof Problem && problem.status === 404 ? t('trouble.notThere')
        : t('trouble.title');
  const ours = problem instanceof Problem && problem.status !== 0;
  return h('div', { class: 'trouble' },
    h('p', {}, h('strong', {}, title)),
    ours ? h('p', {}, english(problem.message)) : null,
    ours && problem.next ? h('p', {}, t('next'), ' ', english(problem.next)) : null,
    ours ? null : h('p', {}, t('trouble.again')));
}

/** Why, what the other system said, and what a person does now. */
export function reasons(item) {
  const lines = [['why', item.why], ['said', item.said], ['next', item.next]].filter(([, text]) => text);
  return h('dl', { class: 'reasons' }, lines.map(([name, text]) => [h('dt', {}, t(`reason.${name}`)), h('dd', {}, english(text))]));
}

/** Until when somebody is to decide, and what happens then. */
export function deadline(item) {
  if (!item.deadline) return null;
  const overdue = new Date(item.deadline).getTime() < Date.now();
  return [ago(item.deadline), ' ', overdue ? chip('overdue', 'bad') : h('span', { class: 'soft small' }, known('then', item.then))];
}

/** Names with what they stand for. */
export function facts(pairs) {
  return h('dl', { class: 'facts' },
    pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
}

/** A table that a keyboard can scroll sideways where it is too wide. */
export function table(caption, heads, rows) {
  return h('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', {},
      h('thead', {}, h('tr', {}, heads.map((head) => h('th', { scope: 'col' }, head)))),
      h('tbody', {}, rows)));
}

export function select(label, options, value, changed) {
  return h('label', { class: 'field' }, h('span', {}, label),
    h('select', { 'data-at': label, on: { change: (event) => changed(event.target.value) } },
      options.map(([name, words]) => h('option', { value: name, selected: name === value }, words))));
}

export function button(words, act, props = {}) {
  return h('button', { type: 'button', 'data-at': words, ...props, on: { click: act } }, words);
}
