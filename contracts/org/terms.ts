import { z } from 'zod';
import { text } from '../kernel/index.ts';

/** What stands under what: a site at the top or in a site, a department in either of both, a team in a department. */
export const unitKind = z.enum(['site', 'department', 'team']);
export type UnitKind = z.infer<typeof unitKind>;

/** Management levels 管理层级: senior 高层, middle 中层, first-line 基层, staff 员工. */
export const managementLevel = z.enum(['senior', 'middle', 'first-line', 'staff']);
export type ManagementLevel = z.infer<typeof managementLevel>;

/** What a post is there for: front desk 前台, back office 后台, complaint management 投诉管理, support 支持. */
export const office = z.enum(['front-desk', 'back-office', 'complaint-management', 'support']);
export type Office = z.infer<typeof office>;

/** 1 beginner to 5 expert. */
export const skillLevel = z.number().int().min(1).max(5);

/** By what people and tables from elsewhere know a thing; it stays when its name changes. */
export const code = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u);

/** A name in both languages, as somebody types it. */
export const nameInput = z.object({ zh: text(80), en: text(120) });

/** Text in both languages that may be left empty. */
export const wordsInput = z.object({ zh: z.string().trim().max(2_000), en: z.string().trim().max(4_000) });

/** The version that was looked at; an older one is refused with `stale-version`, and the problem's `current` is the record as it is. */
export const version = z.number().int().min(1);
