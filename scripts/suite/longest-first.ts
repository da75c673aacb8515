import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes half a minute and more. Where vitest knows no better it begins with the longest text, and these are short ones. */
export const LONGEST: readonly string[] = [
  'server/hostile-input.api.ts',
  'server/main.api.ts',
  'server/leaks.api.ts',
  'stories/loop.story.ts',
];

/** In each project the longest come first: begun last, one of them would keep one core idle for as long as it takes. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.includes(relative(this.ctx.config.root, moduleId));
    return [...new Set(sorted.map(({ project }) => project))].flatMap((project) => {
      const own = sorted.filter((file) => file.project === project);
      return [...own.filter(isLong), ...own.filter((file) => !isLong(file))];
    });
  }
}
