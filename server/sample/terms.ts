import type { Term, TermKind } from '@tongli/contracts/complaints';

const words = (kind: TermKind, rows: readonly [string, string, string][]): Term[] =>
  rows.map(([code, zh, en]) => ({ kind, code, name: { zh, en } }));

/** The business tree of Hefeng Telecom. */
export const sampleTerms: readonly Term[] = [
  ...words('product', [
    ['mobile', '移动套餐', 'Mobile plan'],
    ['broadband', '家庭宽带', 'Home broadband'],
    ['tv', '互动电视', 'Interactive TV'],
    ['roaming', '国际漫游', 'Roaming'],
    ['device', '终端设备', 'Devices'],
  ]),
  ...words('area', [
    ['east', '东城区', 'East'],
    ['west', '西城区', 'West'],
    ['south', '南城区', 'South'],
    ['north', '北城区', 'North'],
    ['gaoxin', '高新区', 'Gaoxin'],
  ]),
  ...words('cause', [
    ['billing-error', '计费差错', 'Billing error'],
    ['unclear-tariff', '资费说明不清', 'Unclear tariff'],
    ['network-fault', '网络故障', 'Network fault'],
    ['install-delay', '装机延误', 'Late installation'],
    ['attitude', '服务态度', 'Attitude'],
    ['device-fault', '设备故障', 'Device fault'],
    ['slow-process', '办理流程繁琐', 'Slow process'],
    ['other', '其他', 'Other'],
  ]),
];
