// What happened, as a story: one line for each thing that was carried or that a person did.
import { english, h } from './dom.js';
import { at, exact, millis } from './format.js';
import { cause, chip, facts, reasons } from './parts.js';
import { link } from './router.js';
import { known, t } from './words.js';

/** Operations and what people did about them, the first first. */
export function timeline(trace) {
  const events = [
    ...trace.operations.map((one) => ({ when: one.ended_at, draw: () => carried(one, trace) })),
    ...trace.interventions.map((one) => ({ when: one.at, draw: () => done(one) })),
  ].sort((one, other) => one.when.localeCompare(other.when));
  return h('ol', { class: 'timeline' }, events.map((event) => h('li', {}, event.draw())));
}

function carried(one) {
  return [
    h('div', { class: 'line' }, at(one.ended_at), chip(one.outcome), h('span', {}, sentence(one))),
    one.outcome === 'HELD' || one.outcome === 'FAILED' ? [h('p', {}, cause(one.code)), reasons(one)] : null,
    one.conflicts?.length ? h('ul', {}, one.conflicts.map((conflict) => h('li', {}, english(conflict)))) : null,
    technical(one)];
}

function sentence(one) {
  const names = { from: one.source_system, to: one.target_system, topic: known('topic', one.topic) };
  if (one.outcome === 'SKIPPED') return t('tell.SKIPPED', { ...names, reason: known('skip', one.skip_reason) });
  return t(`tell.${one.outcome}`, names);
}

function done(one) {
  return [
    h('div', { class: 'line' }, at(one.at), chip(one.kind, 'person'), h('span', {}, t(`did.${one.kind}`, { who: one.who }))),
    h('p', {}, one.why ? h('q', {}, one.why) : null, one.what ? [' ', english(one.what)] : null)];
}

function technical(one) {
  return h('details', {}, h('summary', {}, t('details')),
    one.note ? h('p', {}, english(one.note)) : null,
    steps(one.steps),
    facts([
      [t('received'), exact(one.received_at)],
      [t('attempt'), one.attempt],
      [t('redriven'), one.redriven ? t('yes') : null],
      [t('configuration'), h('a', { href: link('ownership', '', { version: one.configuration }) }, one.configuration)],
      [t('operation'), h('code', {}, one.operation_id)],
      [t('correlation'), h('code', {}, one.correlation_id)],
    ]));
}

/** The operation that left a target's matter to a person, last. */
export function lastOpen(trace, target) {
  return trace.operations.filter((one) => one.target_system === target && ['HELD', 'FAILED'].includes(one.outcome))
    .sort((one, other) => one.ended_at.localeCompare(other.ended_at)).at(-1);
}

/** Each step of an attempt with the time it took. */
export function steps(all = []) {
  return all.length === 0 ? null : h('ul', { class: 'steps' }, all.map((step) => h('li', {},
    chip(step.ok ? 'ok' : 'notOk', step.ok ? 'good' : 'bad'), ' ', h('strong', {}, known('step', step.step)), ' ',
    h('span', { class: 'soft' }, millis(step.duration_ms)), ' ', english(step.note))));
}
