import type { Slots } from '../../../app/manifest.ts';
import { ArticleSide } from './ArticleSide.tsx';

export default function CaseArticles({ caseId, kind, projectId, said }: Slots['case.beside']) {
  return <ArticleSide subject={{ type: kind, id: caseId }} projectId={projectId} text={said} number={null} />;
}
