import type { Slots } from '../../../app/manifest.ts';
import { ArticleSide } from './ArticleSide.tsx';

export default function ContactArticles({ contactId, number, projectId, said }: Slots['contact.side']) {
  return <ArticleSide subject={{ type: 'contact', id: contactId }} projectId={projectId} text={said} number={number} />;
}
