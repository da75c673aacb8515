const digit = '[0-9]';
/** Digits with single spaces, dots or dashes between them, as people write numbers that belong to somebody. */
const spaced = `${digit}(?:[ .\\-–—/·]{0,2}${digit})`;

export const mails: readonly RegExp[] = [
  /[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\]|＠)\s?[\p{L}\p{N}-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\p{L}\p{N}-]+)+/giu,
  /(?:https?:\/\/|www\.)[^\s，。；、）)]+/giu,
];

/** Numbers of people, accounts, orders and devices: by form, or by what introduces them. */
export const numbers: readonly RegExp[] = [
  // Addresses of machines.
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g,
  /\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b/gi,
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi,
  // Number plates.
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•.\- ]?[A-Z0-9]{4,6}[挂学警港澳]?/gu,
  // Names that people have in other places.
  /(?<=(?:微信号?|wechat(?: id)?|qq号?|支付宝(?:账号)?|line id|telegram|账号|帐号|用户名|昵称|user ?name|login)\s*(?:[:：是为]|is)?\s*)[A-Za-z0-9_\-.]{4,40}/giu,
  // Passports, licences, accounts, orders: letters and digits mixed.
  /(?<![A-Za-z0-9])(?=[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*\d)(?=[0-9-]*[A-Z])[A-Z0-9]+(?:-[A-Z0-9]+)*(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9])(?=[a-z0-9]*\d{4})[a-z]{1,4}[0-9]{5,}[a-z0-9]*(?![A-Za-z0-9])/g,
  // Identity cards that end in X, telephones with country and area, and whatever else has seven digits or more.
  new RegExp(`[+(]{0,2}${spaced}{0,4}\\)?[ \\-]?${spaced}{5,24}[xX]?(?![0-9])`, 'g'),
  // Spoken digits.
  /[零〇一二三四五六七八九幺两]{7,}/gu,
  // Dates of birth and the last digits of a card.
  /(?<=(?:生日|出生(?:日期|于)?|生于|born(?: on)?|date of birth|dob|birthday)\s*(?:[:：是为]|is)?\s*)\d{2,4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,4}日?/giu,
  /(?<=(?:尾号|末四位|后四位|ending(?: in)?|last four(?: digits)?|last 4(?: digits)?|工号|employee (?:id|no\.?|number)|badge|ssn|pin|验证码|密码|room|房号)\s*(?:[:：是为#]|is|are)?\s*)[A-Z]{0,3}\d{2,8}/giu,
];
