const place = '[\\p{Script=Han}A-Za-z0-9]';
const street =
  '(?:大道|大街|胡同|街道|路|街|巷|弄|道|里|村|组|屯|镇|乡|社区|小区|花园|家园|公寓|大厦|广场|苑|城|府|庄|园|公馆|新村|楼)';
const house =
  '(?:[0-9一二三四五六七八九十百甲乙丙A-Za-z\\-#之]+\\s*(?:号院|号楼|号|弄|栋|幢|座|单元|室|楼|层|户|门牌|门|房|组|期|巷))';

export const chineseAddresses: readonly RegExp[] = [
  // Province, city, district, street, house: any of the first three may be missing, the house may not.
  new RegExp(
    `(?:${place}{2,7}?(?:省|自治区))?(?:${place}{2,7}?(?:市|自治州|盟))?(?:${place}{1,7}?(?:区|县|旗|市))?(?:${place}{1,10}?${street}){1,3}\\s*${house}(?:[\\s,，]*${house}){0,5}(?:\\s*[0-9]{2,4}(?![0-9元块次天个人年月日]))?`,
    'gu',
  ),
  new RegExp(
    `(?:${place}{2,7}?(?:省|自治区|市))(?:${place}{2,7}?(?:市|区|县|旗))(?:${place}{1,10}?${street}){1,3}(?:\\s*${house})*`,
    'gu',
  ),
  /(?:[0-9]{1,4}\s*(?:号楼|栋|幢|座)\s*)(?:[0-9一二三四五六]{1,2}\s*单元\s*)?[0-9]{2,4}\s*(?:室|房|户)?/gu,
];

const road =
  '(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Way|Terrace|Ter|Circle|Cir|Highway|Hwy|Parkway|Pkwy|Square|Sq|Close|Crescent|Gardens|Trail|Loop)';
const unit = '(?:,?\\s*(?:Apt|Apartment|Unit|Suite|Ste|Flat|Floor|Fl|#)\\.?\\s*#?[A-Z0-9-]+)';
const town = "(?:,?\\s+[A-Z][\\p{L}.'’-]+(?:\\s+[A-Z][\\p{L}.'’-]+){0,2})";
const region = '(?:,?\\s+(?:[A-Z]{2}|[A-Z]{1,2}[0-9][A-Z0-9]?))';
const code = '(?:,?\\s+(?:[0-9]{5}(?:-[0-9]{4})?|[0-9][A-Z]{2}))';

export const englishAddresses: readonly RegExp[] = [
  new RegExp(
    `\\b[0-9]{1,6}[A-Za-z]?\\s+(?:[NSEW]\\.?\\s+)?(?:[A-Z0-9][\\p{L}0-9.'’-]*\\s+){1,4}${road}\\b\\.?${unit}?(?:${town}${region}${code}?)?`,
    'gu',
  ),
  /\bP\.?\s?O\.?\s+Box\s+\d+/gi,
  /\b[A-Z]{2}\s+[0-9]{5}(?:-[0-9]{4})?\b/g,
  /\b[A-Z]{1,2}[0-9][A-Z0-9]?\s+[0-9][A-Z]{2}\b/g,
];
