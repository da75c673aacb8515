import type { EvidenceFormat, FilledField, ReplySaid, ReplyWish } from '@tongli/contracts/complaints';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../../platform/call.ts';
import { maskText } from '../../../../platform/personal/mask.ts';
import { findCase, type LoadedCase } from '../../store.ts';
import { decideEvidence } from '../deciding.ts';
import { replyFacts } from './facts.ts';
import { fillFields, fillReply, incomplete } from './filling.ts';
import { formatInForce } from './formats.ts';

type Language = 'zh' | 'en';

/** What is kept with an archive: the edition as it was, and what was written in. */
export interface ReplyKept {
  readonly format: Pick<EvidenceFormat, 'id' | 'version' | 'name' | 'recipient' | 'fields' | 'letter'>;
  readonly said: ReplySaid;
}

/** How a reply would look to whoever makes it: masked, with what it lacks. */
export async function previewReply(
  call: Call,
  complaintId: string,
  { language, ...wish }: ReplyWish & { readonly language: Language },
): Promise<{ fields: FilledField[]; letter: string } | Refusal> {
  const loaded = await findCase(call, complaintId);
  if (!loaded) return notFound;
  const { recused } = loaded.case;
  const refused = decideEvidence({ recused, askerId: call.actor.id, underWay: false });
  if (refused) return refused;
  const format = await formatInForce(call, wish);
  if (isRefusal(format)) return format;
  const facts = await replyFacts(call, loaded, { language, clear: false });
  const filled = fillFields(format.fields, facts, wish.said);
  const fields = filled.map((one) => ({ ...one, value: one.value === null ? null : maskText(one.value) }));
  return { fields, letter: fillReply(format.letter, fields, language) };
}

/** The edition as it is kept with an archive; refused where something is missing or longer than the recipient takes. */
export async function keptReply(
  call: Call,
  loaded: LoadedCase,
  wish: ReplyWish,
  language: Language,
): Promise<ReplyKept | Refusal> {
  const format = await formatInForce(call, wish);
  if (isRefusal(format)) return format;
  const facts = await replyFacts(call, loaded, { language, clear: true });
  const wrong = incomplete(fillFields(format.fields, facts, wish.said));
  if (wrong.length > 0)
    return refuse('reply-incomplete', {
      status: 422,
      field: 'body.reply',
      params: { fields: wrong.map(({ label }) => label[language]).join(language === 'zh' ? '、' : ', ') },
    });
  const { id, version, name, recipient, fields, letter } = format;
  return { format: { id, version, name, recipient, fields, letter }, said: wish.said };
}

export interface Reply {
  readonly name: string;
  readonly recipient: string;
  readonly fields: readonly FilledField[];
  readonly letter: string;
}

/** In clear, for the archive. */
export async function writeReply(
  call: Call,
  loaded: LoadedCase,
  { format, said }: ReplyKept,
  language: Language,
): Promise<Reply> {
  const fields = fillFields(format.fields, await replyFacts(call, loaded, { language, clear: true }), said);
  const letter = fillReply(format.letter, fields, language);
  return { name: format.name[language], recipient: format.recipient, fields, letter };
}
