// One held or failed operation: why, what was tried, what a person can do about it.
import { get, Problem } from './api.js';
import { correct } from './correct.js';
import { english, fill, h } from './dom.js';
import { ago, at, subject } from './format.js';
import { keys } from './keys.js';
import { watch } from './live.js';
import { button, cause, chip, deadline, empty, facts, reasons, thing, trouble, way } from './parts.js';
import { may } from './me.js';
import { link } from './router.js';
import { lastOpen, steps } from './timeline.js';
import { known, t } from './words.js';
import { APPROVABLE, dismiss, sendAgain } from './writes.js';

export function item(root, { id }, signal) {
  let before;
  const again = watch(load, 10, signal, (problem) => {
    if (before !== undefined) return;
    const gone = problem instanceof Problem && problem.status === 404;
    fill(root, h('h1', {}, t('item.title')), gone ? empty(t('item.gone'), t('item.gone.more')) : trouble(problem), back());
  });

  async function load() {
    const kept = await get(`failures/${encodeURIComponent(id)}`);
    const traces = await get('traces', { q: kept.subject });
    const now = JSON.stringify([kept, traces]);
    if (now === before) return;
    before = now;
    const trace = traces.items.find((one) => one.subject === kept.subject);
    draw(kept, trace && standing(kept, trace));
  }

  /** How it stands now: nothing where it is settled, or where another operation took its place. */
  function standing(kept, trace) {
    const { state } = trace.targets.find((one) => one.target_system === kept.target_system) ?? {};
    const last = lastOpen(trace, kept.target_system);
    if (last?.operation_id !== kept.operation_id || ['DELIVERED', 'SKIPPED'].includes(state)) return undefined;
    const sent = trace.interventions.filter((one) => one.operation_id === kept.operation_id && one.kind !== 'DISMISSED' && one.at > kept.ended_at).at(-1);
    const gone = trace.interventions.some((one) => one.operation_id === kept.operation_id && one.kind === 'DISMISSED' && one.at > kept.ended_at);
    return gone ? undefined : { state: kept.outcome, retrying: Boolean(sent), retried_at: sent?.at };
  }

  function draw(kept, waiting) {
    const { name, system } = subject(kept.subject);
    document.title = `${name} · Waybill`;
    const selection = [{ of: 'operation', id }];
    const prices = kept.code === 'PRICES_TO_APPROVE' && `${subject(kept.subject).id}.${kept.target_system}`;
    const acts = waiting ? {
      r: may('operator') && (() => sendAgain(selection, { done: again })),
      a: may('approver') && APPROVABLE.includes(kept.code) && (() => sendAgain(selection, { approve: true, done: again })),
      e: may('operator') && (() => correct(id, kept, again)),
      d: may('operator') && (() => dismiss([{ operation: id, name }], again)),
    } : {};
    keys(Object.fromEntries(Object.entries(acts).filter(([, act]) => act)));
    fill(root,
      back(),
      h('h1', {}, name, ' ', h('span', { class: 'soft' }, system), ' ', chip(waiting ? waiting.state : 'settled', waiting ? undefined : 'good')),
      waiting ? null : h('p', { class: 'note' }, t('item.settled'), ' ', h('a', { href: link('find', '', { q: kept.subject }) }, t('item.trace'))),
      waiting?.retrying ? h('p', { class: 'note' }, t('item.retrying'), ' ', ago(waiting.retried_at)) : null,
      h('section', { class: 'panel' },
        h('h2', {}, cause(kept.code)), reasons(kept),
        kept.conflicts?.length ? [h('h3', {}, t('conflicts')), h('ul', {}, kept.conflicts.map((one) => h('li', {}, english(one))))] : null,
        waiting && prices ? h('p', {}, h('a', { href: link('priceset', prices) }, t('item.prices'))) : null,
        waiting ? offered(acts, kept) : null),
      kept.corrections?.length ? h('section', { class: 'panel' }, h('h2', {}, t('corrections')),
        h('ul', { class: 'names' }, kept.corrections.map((one) => h('li', {}, at(one.at), ' ', one.who, ': ', one.what, h('div', { class: 'soft' }, one.why))))) : null,
      h('section', { class: 'panel' }, h('h2', {}, t('details')),
        facts([
          [t('col.what'), thing(kept.subject)],
          [t('col.way'), way(kept.source_system, kept.target_system)],
          [t('col.flow'), known('flow', kept.flow)],
          [t('topic'), h('code', {}, kept.topic)],
          [t('received'), at(kept.received_at)],
          [t('ended'), at(kept.ended_at)],
          [t('col.deadline'), deadline(kept)],
          [t('attempt'), kept.attempt],
          [t('configuration'), h('a', { href: link('ownership', '', { version: kept.configuration }) }, kept.configuration)],
          [t('operation'), h('code', {}, kept.operation_id)],
          [t('correlation'), h('code', {}, kept.correlation_id)],
        ]),
        steps(kept.steps)));
  }

  function offered(acts, kept) {
    if (!may('operator')) return h('p', { class: 'soft' }, t('item.viewer'));
    return h('div', { class: 'choices' },
      acts.a ? button(t('approve.button'), acts.a, { class: 'main' }) : null,
      acts.r ? button(t('redrive.button'), acts.r, { class: acts.a ? null : 'main' }) : null,
      acts.e ? button(t('correct.button'), acts.e) : null,
      acts.d ? button(t('dismiss.button'), acts.d) : null,
      !may('approver') && APPROVABLE.includes(kept.code) ? h('p', { class: 'soft' }, t('item.approver')) : null);
  }

  function back() {
    return h('p', { class: 'back' }, h('a', { href: link('person') }, t('nav.person')));
  }
}
