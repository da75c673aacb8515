/** Of what somebody sends, over some seconds or a whole call. */
export interface MeasuredQuality {
  readonly lossShare: number;
  readonly jitterMs: number;
  readonly roundTripMs: number | null;
}

export type Heard = 'well' | 'fairly' | 'badly';

/**
 * How well somebody is heard. What a codec covers up is well; where syllables go missing, or people begin to talk at the same time, it is
 * bad: a delay of 300 ms there and back is noticed, 800 ms is beyond what ITU-T G.114 calls acceptable one way (400 ms).
 */
export function heardOf({ lossShare, jitterMs, roundTripMs }: MeasuredQuality): Heard {
  const delay = roundTripMs ?? 0;
  if (lossShare > 0.08 || jitterMs > 80 || delay > 800) return 'badly';
  return lossShare > 0.02 || jitterMs > 30 || delay > 300 ? 'fairly' : 'well';
}
