import type { addComplainants } from '@tongli/contracts/complaints';
import { phoneNumber } from '@tongli/contracts/customers';
import type { BodyInputOf } from '@tongli/contracts/kernel';

type Complainant = BodyInputOf<typeof addComplainants>['complainants'][number];

/** A name and a number a line, with anything between them that stands between columns. */
export function signedIn(lines: string): Complainant[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = line, phone = ''] = /^(.*?)[\s,，;；、\t]+([+\d][\d\s-]*)$/u.exec(line) ?? [];
      return { name: name.trim(), phone: phone.replaceAll(/[\s-]/g, ''), email: null };
    });
}

/** The first line that holds no name with a number, counted from one; null where all do. */
export function firstUnread(lines: string): number | null {
  const at = lines.split('\n').findIndex((line) => {
    if (line.trim() === '') return false;
    const [found] = signedIn(line);
    return !found || found.name === '' || !phoneNumber.safeParse(found.phone).success;
  });
  return at === -1 ? null : at + 1;
}
