import { modelOfInstance } from '../benchmark/model.ts';
import { readInstance } from '../benchmark/read.ts';
import { modelOfProblem } from '../centre/model.ts';
import { readProblem } from '../centre/read.ts';
import type { Model } from '../model/model.ts';
import type { Source } from './messages.ts';

export function modelOfSource(source: Source): Model {
  if (source.format === 'instance') return modelOfInstance(readInstance(source.text));
  return modelOfProblem(readProblem(source.document)).model;
}
