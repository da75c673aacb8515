import { expect, test } from 'vitest';
import { browserName } from './this-browser.ts';

const mozilla = 'Mozilla/5.0';

test('a browser is called what people call it', () => {
  const chrome = '(Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36';
  expect(browserName(`${mozilla} ${chrome}`)).toBe('Chrome · Windows');
  expect(browserName(`${mozilla} ${chrome} Edg/139.0.0.0`)).toBe('Edge · Windows');
  const safari =
    '(iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/604.1';
  expect(browserName(`${mozilla} ${safari}`)).toBe('Safari · iOS');
  expect(browserName(`${mozilla} (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0`)).toBe('Firefox · Linux');
  expect(browserName('')).toBe('');
});
