import { getSample, type SamplePast } from '@tongli/contracts/system';
import { useRead } from '../../api/hooks.ts';
import { kept } from '../../ui/kept.ts';
import { places } from './steps.ts';

const lookEveryMs = 2_000;

/** The sample centre's past, asked again for as long as it is being lived; null where there is none, or it is not known yet. */
export function useSamplePast(): SamplePast | null {
  const { data } = useRead(
    getSample,
    {},
    {
      staleTime: Number.POSITIVE_INFINITY,
      refetchInterval: ({ state }) => (state.data?.past && !state.data.past.ended ? lookEveryMs : false),
    },
  );
  return data?.past ?? null;
}

/** Where this browser stands on the tour. */
export const place = kept('tour', places as unknown as readonly [string, ...string[]]);
