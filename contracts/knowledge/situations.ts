import type { Bilingual } from '../kernel/index.ts';

/** Situations are shown in these groups, in the order of a conversation. */
export const situationGroups = [
  'opening',
  'hearing',
  'course',
  'bounds',
  'complaint',
  'fault',
  'objection',
  'empathy',
  'closing',
] as const;
export type SituationGroup = (typeof situationGroups)[number];

interface Situation {
  readonly code: string;
  readonly group: SituationGroup;
  readonly name: Bilingual;
  /** Initials of its Chinese name in pinyin, by which it is found while one types. */
  readonly initials: string;
}

const situation = <const Code extends string>(
  group: SituationGroup,
  code: Code,
  initials: string,
  zh: string,
  en: string,
) => ({ code, group, initials, name: { zh, en } }) satisfies Situation;

/** Where an agent needs words that are ready. Each is to have at least one approved phrase. */
export const situations = [
  situation('opening', 'greeting', 'wh', '问候', 'Greeting'),
  situation('hearing', 'no-sound', 'tbd', '听不到声音', 'Nothing heard'),
  situation('hearing', 'hands-free', 'mt', '免提听不清', 'On hands-free'),
  situation('hearing', 'low-voice', 'syx', '声音小', 'Voice too low'),
  situation('course', 'please-wait', 'qsh', '请稍候', 'Please wait'),
  situation('course', 'thanks-for-waiting', 'jd', '久等致谢', 'Back again'),
  situation('course', 'no-reply', 'wyd', '无应答', 'No reply'),
  situation('course', 'not-understood', 'mtm', '没听明白', 'Not understood'),
  situation('course', 'cannot-answer-now', 'zsw', '暂时无法答复', 'Cannot answer now'),
  situation('course', 'transfer', 'zj', '转接', 'Transfer'),
  situation('course', 'provide-information', 'tgx', '提供信息', 'Provide information'),
  situation('course', 'record-information', 'jlx', '记录信息', 'Record information'),
  situation('bounds', 'wrong-number', 'dc', '打错电话', 'Wrong number'),
  situation('bounds', 'nuisance', 'sr', '骚扰', 'Nuisance'),
  situation('bounds', 'declining', 'wj', '婉拒', 'Declining'),
  situation('bounds', 'abusive-customer', 'rm', '辱骂', 'Abusive customer'),
  situation('complaint', 'complaint', 'ts', '客户投诉', 'Complaint'),
  situation('complaint', 'colleague-complaint', 'tst', '投诉同事', 'Complaint about a colleague'),
  situation('complaint', 'colleague-error', 'cc', '同事差错', 'Error of a colleague'),
  situation('complaint', 'colleague-attitude', 'td', '同事态度', 'Attitude of a colleague'),
  situation('fault', 'network-fault', 'wl', '网络故障', 'Network fault'),
  situation('fault', 'system-fault', 'xt', '系统故障', 'System fault'),
  situation('fault', 'page-fault', 'ym', '页面故障', 'Page fault'),
  situation('fault', 'equipment-fault', 'sb', '设备故障', 'Equipment fault'),
  situation('objection', 'objection-price', 'jg', '异议：价格', 'Objection: price'),
  situation('objection', 'objection-need', 'bxy', '异议：不需要', 'Objection: no need'),
  situation('objection', 'objection-trust', 'bxr', '异议：不信任', 'Objection: no trust'),
  situation('objection', 'objection-later', 'kl', '异议：再考虑', 'Objection: not now'),
  situation('objection', 'objection-others', 'bj', '异议：别家更好', 'Objection: others do better'),
  situation('objection', 'objection-experience', 'jl', '异议：旧经历', 'Objection: a bad experience'),
  situation('empathy', 'empathy-although', 'srd', '虽然…但是…', 'Although …, I can …'),
  situation('empathy', 'empathy-immediately', 'ms', '不能马上，会立即', 'Not at once, but right away'),
  situation('closing', 'closing', 'js', '结束语', 'Closing'),
] as const;

export type SituationCode = (typeof situations)[number]['code'];

export const situationCodes = situations.map(({ code }) => code) as [SituationCode, ...SituationCode[]];

const byCode = new Map<string, Situation>(situations.map((one) => [one.code, one]));

/** What is known of a situation; undefined for a code that is none. */
export const situationOf = (code: string): Situation | undefined => byCode.get(code);
