import { describe, expect, it } from 'vitest';
import { chiSquareUpper, logGamma, normalCdf, studentCritical, studentTwoSided } from './distributions.ts';

function near(actual: number, expected: number): void {
  expect(Math.abs(actual - expected), `${actual} for ${expected}`).toBeLessThanOrEqual(1e-10 * Math.abs(expected));
}

// Expected figures: R 4.2.2, printed to 16 digits.
describe('distributions', () => {
  it.each([
    [-8, 6.220960574271785e-16],
    [-3, 0.001349898031630095],
    [-1.5, 0.06680720126885807],
    [-0.2, 0.420740290560897],
    [0, 0.5],
    [0.7, 0.758036347776927],
    [1.96, 0.9750021048517796],
    [5, 0.9999997133484281],
  ])('pnorm(%d)', (z, expected) => near(normalCdf(z), expected));

  it.each([
    [0.1, 1, 0.9365489651388929],
    [1, 3.7, 0.3781413997604525],
    [2.5, 12, 0.02791539957132521],
    [4, 40.5, 0.0002621427714976395],
    [9, 7, 4.265700921124324e-5],
    [30, 2, 0.001109262681959659],
    [2, 1000, 0.04577034649325166],
    [2, 100_000, 0.04550296345750646],
  ])('2*pt(-%d, %d)', (t, degrees, expected) => near(studentTwoSided(t, degrees), expected));

  it.each([
    [0.5, 1, 0.4795001221869535],
    [3, 4, 0.5578254003710746],
    [10, 9.5, 0.3952157496246695],
    [50, 25, 0.002131151919103176],
    [200, 100, 1.178450072097942e-8],
    [1100, 1000, 0.0146144081262952],
  ])('pchisq(%d, %d, lower.tail = FALSE)', (x, degrees, expected) => near(chiSquareUpper(x, degrees), expected));

  it.each([
    [0.05, 1, 12.70620473617469],
    [0.05, 2.5, 3.574654842003692],
    [0.05, 10, 2.228138851986274],
    [0.05, 30.3, 2.041424872699853],
    [0.05, 1000, 1.962339080826408],
    [0.4, 11.2, 0.8749026497931423],
    [0.05, Number.POSITIVE_INFINITY, 1.959963984540054],
    [0.4, Number.POSITIVE_INFINITY, 0.8416212335729144],
  ])('qt(1 - %d / 2, %d)', (tail, degrees, expected) => near(studentCritical(tail, degrees), expected));

  it.each([
    [0.3, 1.095797994818076],
    [0.5, 0.5723649429247001],
    [1.5, -0.1207822376352452],
    [4.2, 2.04855563696059],
    [50, 144.5657439463449],
    [1234.5, 7550.550901077894],
  ])('lgamma(%d)', (x, expected) => near(logGamma(x), expected));

  it('give the share of sound points beyond plain limits at sigmaZ 1.7: 7.8 %', () => {
    expect(2 * normalCdf(-3 / 1.7)).toBeCloseTo(0.0776, 4);
  });

  it('is certain at infinity', () => {
    expect(studentTwoSided(Number.POSITIVE_INFINITY, 5)).toBe(0);
    expect(studentTwoSided(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(0);
    expect(studentTwoSided(0, 5)).toBe(1);
  });
});
