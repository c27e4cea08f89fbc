// Times, sums and names, as the reader is used to them.
import { h } from './dom.js';
import { known, locale } from './words.js';

const STEPS = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]];

/** A moment: how long ago, and the exact time on hover and for machines. */
export function ago(instant) {
  return instant ? h('time', { datetime: instant, title: exact(instant) }, since(instant)) : '–';
}

/** A moment, exactly, in the reader's zone. */
export function at(instant) {
  return instant ? h('time', { datetime: instant, title: instant }, exact(instant)) : '–';
}

export function exact(instant) {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(instant));
}

/** A day of UTC, such as 2026-11-28. */
export function date(day) {
  return h('time', { datetime: day }, new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`)));
}

export function since(instant) {
  const seconds = (new Date(instant).getTime() - Date.now()) / 1000;
  const [unit, size] = STEPS.find(([, one]) => Math.abs(seconds) >= one) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'short' }).format(Math.round(seconds / size), unit);
}

/** A length of time from seconds, in its largest two units. */
export function lasting(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [];
  let rest = whole;
  for (const [unit, size] of STEPS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 || (unit === 'second' && parts.length === 0)) parts.push([count, unit]);
  }
  return parts.slice(0, 2)
    .map(([count, unit]) => new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'short' }).format(count))
    .join(' ');
}

export function millis(duration) {
  return new Intl.NumberFormat(locale(), { style: 'unit', unit: 'millisecond', unitDisplay: 'short' }).format(duration);
}

export function number(value) {
  return new Intl.NumberFormat(locale()).format(value);
}

export function money(amount, currency) {
  return new Intl.NumberFormat(locale(), { style: 'currency', currency }).format(amount);
}

/** The parts of a ledger key such as order#shop-es#1001. */
export function subject(key) {
  const [kind = '', system = '', ...id] = String(key ?? '').split('#');
  return { kind, system, id: id.join('#'), name: `${known('kind', kind)} ${id.join('#')}`.trim() };
}
