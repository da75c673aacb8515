import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/problem.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';

/** Why somebody is not ready although they say so; what keeps them from taking contacts is opened from where it is said. */
export function NotReadyWhy({ error }: { error: Error }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const problem = error instanceof ProblemError ? error.problem : null;
  const article = problem?.code === 'must-know-unread' ? problem.params.articleId : null;
  return (
    <>
      {words.ofError(error)}{' '}
      {article ? <Link to={`/knowledge/articles/${article}`}>{t('contacts.presence.read-it')}</Link> : null}
    </>
  );
}
