import { Alert } from 'antd';
import { ProblemError } from '../../../api/problem.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';

/** Why nothing was saved, at the top of what was to be. */
export function Refused({ error }: { error: Error | null }) {
  const words = useProblemWords();
  if (!error) return null;
  const fields = error instanceof ProblemError ? error.problem.errors : [];
  const text = fields.length > 0 ? fields.map((one) => words.ofField(one)).join(' ') : words.ofError(error);
  return <Alert type="error" showIcon title={text} />;
}
