import { gaussLegendre } from './quadrature.ts';

/** Rates per second: arrivals λ, all agents together ν = n·μ, one waiting customer's loss of patience θ. */
export type Rates = { readonly arrival: number; readonly drain: number; readonly loss: number };

/**
 * Integrals over the virtual wait t, all times e^(−peak): without patience its density is proportional to
 * d(t) = ν·e^g(t), g(t) = (λ/θ)(1 − e^(−θt)) − ν·t.
 */
export type Waiting = {
  /** max g: 0 unless more arrive than the agents can take. */
  readonly peak: number;
  /** ∫ d */
  readonly all: number;
  /** ∫ d·(1 − e^(−θt)): gives up. */
  readonly lost: number;
  /** ∫ d·e^(−θt) up to T: answered in time. */
  readonly inTime: number;
  /** ∫ d·(1 − e^(−θ·min(t, T))): gives up before T. */
  readonly lostInTime: number;
  /** ∫ d·t·e^(−θt): the wait of the answered. */
  readonly answeredWait: number;
};

const rule = gaussLegendre(12);
/** How far g has fallen where panels meet, and where the integral stops: e⁻³⁴ is 2·10⁻¹⁵. */
const middleFall = 13;
const farthest = 34;

/**
 * The chain's weights of queueing, 1 + λ/(ν+θ) + λ²/((ν+θ)(ν+2θ)) + …, equal ∫ ν·e^g; the conditional waits are
 * Beta distributed in e^(−θt), which gives the other integrals. F. Baccelli and G. Hebuterne, "On queues with impatient customers", 1981;
 * S. Zeltyn and A. Mandelbaum, Queueing Systems 51, 2005. g is concave: panels between fixed falls from its peak.
 */
export function integrateWaiting({ arrival, drain, loss }: Rates, answerSeconds: number): Waiting {
  const overload = Math.max(0, (arrival - drain) / drain);
  const peakSeconds = Math.log1p(overload) / loss;
  const rate = Math.min(arrival, drain);
  const count = panels({ arrival: rate, drain, loss }, peakSeconds, answerSeconds - peakSeconds);
  const kept = arrival > drain ? drain / arrival : 1;
  const keptBeyond = Math.exp(-loss * answerSeconds);
  let all = 0;
  let lost = 0;
  let inTime = 0;
  let lostInTime = 0;
  let answeredWait = 0;
  for (let panel = 1; panel < count; panel++) {
    const from = cuts[panel - 1] ?? 0;
    const half = ((cuts[panel] ?? 0) - from) / 2;
    const middle = from + half;
    const early = middle + peakSeconds < answerSeconds;
    for (let i = 0; i < rule.nodes.length; i++) {
      const t = middle + half * (rule.nodes[i] ?? 0);
      const fall = Math.expm1(-loss * t);
      const mass = half * (rule.weights[i] ?? 0) * drain * Math.exp((-rate / loss) * fall - drain * t);
      const answered = mass * kept * (1 + fall);
      const gaveUp = mass * (1 - kept - kept * fall);
      all += mass;
      lost += gaveUp;
      answeredWait += answered * (t + peakSeconds);
      inTime += early ? answered : 0;
      lostInTime += early ? gaveUp : mass * (1 - keptBeyond);
    }
  }
  return { peak: peakHeight(drain, loss, overload), all, lost, inTime, lostInTime, answeredWait };
}

/** (ν/θ)(u − ln(1 + u)) with u = λ/ν − 1; by its series where the difference would cancel. */
function peakHeight(drain: number, loss: number, overload: number): number {
  const difference =
    overload < 1e-4
      ? overload * overload * (1 / 2 - overload * (1 / 3 - overload / 4))
      : overload - Math.log1p(overload);
  return (drain / loss) * difference;
}

/** Scratch for the borders of panels: searches integrate thousands of times, and new arrays took as long as the sums. */
const cuts = new Float64Array(16);

/** Where panels begin and end, in seconds from the peak, rising, into `cuts`; returns how many. */
function panels(rates: Rates, peakSeconds: number, threshold: number): number {
  const end = fallAfter(rates, farthest);
  const before = peakSeconds > 0 ? fallBefore(rates, farthest) : 0;
  cuts[0] = -Math.min(peakSeconds, before);
  let count = 1;
  if (peakSeconds > 0) {
    count = insert(-fallBefore(rates, middleFall), count);
    count = insert(0, count);
  }
  count = insert(fallAfter(rates, middleFall), count);
  count = insert(end, count);
  if (threshold < end) count = insert(threshold, count);
  // In small systems customers lose patience long before the queue could clear: e^(−θt) then needs panels of its own.
  for (let lives = 5; lives < end * rates.loss && lives < 100; lives *= 2) count = insert(lives / rates.loss, count);
  return count;
}

function insert(cut: number, count: number): number {
  if (cut <= (cuts[0] ?? 0)) return count;
  let at = count;
  for (; (cuts[at - 1] ?? 0) > cut; at--) cuts[at] = cuts[at - 1] ?? 0;
  cuts[at] = cut;
  return count + 1;
}

/** Seconds after the peak at which g has fallen by at least `fall`: from its parabola, then Newton, which overshoots. */
function fallAfter({ arrival, drain, loss }: Rates, fall: number): number {
  const slack = drain - arrival;
  let t = (2 * fall) / (slack + Math.sqrt(slack * slack + 2 * arrival * loss * fall));
  for (let step = 0; step < 2; step++) {
    const left = Math.expm1(-loss * t);
    const height = (-arrival / loss) * left - drain * t;
    t += (height + fall) / (drain - arrival * (1 + left));
  }
  return t;
}

/** Seconds before the peak at which g is lower by at least `fall`: (ν/θ)(eˣ − 1 − x) = fall with x = θt. */
function fallBefore({ drain, loss }: Rates, fall: number): number {
  const share = (fall * loss) / drain;
  return Math.log1p(Math.sqrt(2 * share) + share) / loss;
}
