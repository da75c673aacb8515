import { dateFormat, numberFormat } from './formats.ts';
import type { Language } from './language.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const two = (value: number) => String(value).padStart(2, '0');

const locale = (language: Language) => (language === 'en' ? 'en-GB' : 'zh-CN');

/** A whole number with its unit, apart: `3 d`. The browser knows the unit's word in both languages. */
function withUnit(value: number, unit: 'day' | 'hour' | 'minute', language: Language): string {
  const style = { style: 'unit', unit, unitDisplay: 'narrow' } as const;
  const parts = numberFormat(locale(language), style).formatToParts(value);
  const word = parts.find((part) => part.type === 'unit')?.value ?? '';
  return `${value} ${word}`;
}

/** `12:05` below an hour, `3:12:05` below a day, then days and hours in words. */
export function durationText(seconds: number, language: Language): string {
  const total = Math.max(0, Math.floor(seconds));
  const days = Math.floor(total / 86_400);
  const hours = Math.floor((total % 86_400) / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  if (days > 0) return `${withUnit(days, 'day', language)} ${withUnit(hours, 'hour', language)}`;
  if (hours > 0) return `${hours}:${two(minutes)}:${two(total % 60)}`;
  return `${two(minutes)}:${two(total % 60)}`;
}

/** A span rounded to what matters at its size: minutes, hours and minutes, days and hours. */
export function spanText(milliseconds: number, language: Language): string {
  const span = Math.abs(milliseconds);
  if (span >= day) return durationText(span / second, language);
  const hours = Math.floor(span / hour);
  const minutes = withUnit(Math.floor((span % hour) / minute), 'minute', language);
  return hours > 0 ? `${withUnit(hours, 'hour', language)} ${minutes}` : minutes;
}

/** The calendar date of an instant in the site's zone, as `YYYY-MM-DD`. */
export function dateIn(zone: string, at: number): string {
  return dateFormat('sv-SE', { timeZone: zone }).format(at);
}

const clockStyle = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

function dayStyle(language: Language, sameYear: boolean): Intl.DateTimeFormatOptions {
  const month = language === 'en' ? 'short' : 'long';
  return sameYear ? { month, day: 'numeric' } : { year: 'numeric', month, day: 'numeric' };
}

/** The time in the site's zone; the date comes with it only when it is not today, the year when it is not this one. */
export function instantText(at: number, zone: string, now: number, language: Language): string {
  const time = dateFormat(locale(language), { ...clockStyle, timeZone: zone }).format(at);
  const [date, today] = [dateIn(zone, at), dateIn(zone, now)];
  if (date === today) return time;
  const style = { ...dayStyle(language, date.slice(0, 4) === today.slice(0, 4)), timeZone: zone };
  return `${dateFormat(locale(language), style).format(at)} ${time}`;
}

/** The whole instant with zone, for titles and exports. */
export function fullInstantText(at: number, zone: string): string {
  const text = dateFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone }).format(at);
  return `${text} ${zone}`;
}

/** Date and time in the site's zone as spreadsheets read it: `2026-03-05 10:30`. */
export function exportInstantText(at: number, zone: string): string {
  return dateFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(at);
}

/** A business date (`YYYY-MM-DD`, no zone) in the reader's language. */
export function dateText(date: string, now: number, language: Language): string {
  const at = Date.parse(`${date}T00:00:00Z`);
  const sameYear = date.slice(0, 4) === new Date(now).toISOString().slice(0, 4);
  return dateFormat(locale(language), { ...dayStyle(language, sameYear), timeZone: 'UTC' }).format(at);
}
