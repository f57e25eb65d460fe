import fc from 'fast-check';
import { logLevels, readEnvironment, toEnvironment } from './environment';
import type { PictureEnvironment } from './environment';

const SETTINGS: PictureEnvironment = {
  outputBucket: 'pictures',
  outputPrefix: 'thumbnail/',
  widthPixels: 128,
  format: 'webp',
  quality: 80,
  effort: 2,
  cacheControl: 'public, max-age=31536000',
  maxSourceBytes: 25_000_000,
  maxSourcePixels: 50_000_000,
  serviceName: 'thumbnail',
  metricsNamespace: 'Pictures',
  logLevel: 'INFO',
};

const problemOf = (over: Record<string, string | undefined>): string => {
  try {
    readEnvironment({ ...toEnvironment(SETTINGS), ...over });
  } catch (error) {
    return (error as Error).message.replace('environment of the function: ', '');
  }
  return 'none';
};

describe('environment', () => {
  it('writes the variables of the function', () => {
    expect(toEnvironment(SETTINGS)).toEqual({
      OUTPUT_BUCKET: 'pictures',
      OUTPUT_PREFIX: 'thumbnail/',
      WIDTH_PIXELS: '128',
      FORMAT: 'webp',
      QUALITY: '80',
      EFFORT: '2',
      CACHE_CONTROL: 'public, max-age=31536000',
      MAX_SOURCE_BYTES: '25000000',
      MAX_SOURCE_PIXELS: '50000000',
      POWERTOOLS_SERVICE_NAME: 'thumbnail',
      POWERTOOLS_METRICS_NAMESPACE: 'Pictures',
      LOG_LEVEL: 'INFO',
    });
  });

  it('reads back whatever was written', () => {
    const whole = (min: number, max: number) => fc.integer({ min, max });
    const settings = fc.record({
      outputBucket: fc.stringMatching(/^[a-z0-9.-]{3,63}$/),
      outputPrefix: fc.stringMatching(/^[a-z0-9-]{1,20}\/$/),
      widthPixels: whole(1, 16_383),
      quality: whole(1, 100),
      cacheControl: fc.constantFrom('no-store', 'public, max-age=60'),
      maxSourceBytes: whole(1, 2 ** 30),
      maxSourcePixels: whole(1, 1_000_000_000),
      serviceName: fc.stringMatching(/^[a-z]+$/),
      metricsNamespace: fc.stringMatching(/^[A-Z][a-z]+$/),
      logLevel: fc.constantFrom(...logLevels),
    });
    const encoder = fc.oneof(
      fc.constant({ format: 'jpeg' as const }),
      fc.record({ format: fc.constant('webp' as const), effort: whole(0, 6) }),
      fc.record({ format: fc.constant('avif' as const), effort: whole(0, 9) }),
      fc.record({ format: fc.constantFrom('webp' as const, 'avif' as const) }),
    );
    fc.assert(
      fc.property(settings, encoder, (rest, how) => {
        const given = { ...rest, ...how };
        expect(readEnvironment(toEnvironment(given))).toEqual(given);
      }),
    );
  });

  it.each([
    [{ OUTPUT_BUCKET: '' }, 'OUTPUT_BUCKET must be set, got nothing'],
    [
      { OUTPUT_PREFIX: '/thumbnail/' },
      'OUTPUT_PREFIX must be up to 256 ASCII characters that end in a slash and do not start with one, got "/thumbnail/"',
    ],
    [
      { OUTPUT_PREFIX: 'thumbnail' },
      'OUTPUT_PREFIX must be up to 256 ASCII characters that end in a slash and do not start with one, got "thumbnail"',
    ],
    [
      { WIDTH_PIXELS: 'wide' },
      'WIDTH_PIXELS must be a whole number between 1 and 16383, got "wide"',
    ],
    [{ WIDTH_PIXELS: '0' }, 'WIDTH_PIXELS must be a whole number between 1 and 16383, got "0"'],
    [{ WIDTH_PIXELS: '1e3' }, 'WIDTH_PIXELS must be a whole number between 1 and 16383, got "1e3"'],
    [{ FORMAT: 'bmp' }, 'FORMAT must be one of jpeg, webp, avif, got "bmp"'],
    [{ QUALITY: '101' }, 'QUALITY must be a whole number between 1 and 100, got "101"'],
    [{ EFFORT: '7' }, 'EFFORT must be a whole number between 0 and 6, got "7"'],
    [{ FORMAT: 'jpeg' }, 'EFFORT must be left out for jpeg, got "2"'],
    [{ CACHE_CONTROL: 'a\nb' }, 'CACHE_CONTROL must be printable ASCII, got "a\\nb"'],
    [
      { MAX_SOURCE_BYTES: '-1' },
      'MAX_SOURCE_BYTES must be a whole number between 1 and 1073741824, got "-1"',
    ],
    [
      { LOG_LEVEL: 'LOUD' },
      'LOG_LEVEL must be one of TRACE, DEBUG, INFO, WARN, ERROR, CRITICAL, SILENT, got "LOUD"',
    ],
  ])('rejects %j', (over, problem) => {
    expect(problemOf(over)).toBe(problem);
  });

  it.each([{ EFFORT: undefined }, { EFFORT: '' }, { FORMAT: 'jpeg', EFFORT: undefined }])(
    'accepts %j',
    (over) => {
      expect(problemOf(over)).toBe('none');
    },
  );

  it('tells every problem of an empty environment in one line', () => {
    expect(() => readEnvironment({})).toThrow(/^environment of the function: .*$/);
    let problems: string[] = [];
    try {
      readEnvironment({});
    } catch (error) {
      problems = (error as Error).message.split('; ');
    }
    expect(problems).toHaveLength(11);
  });
});
