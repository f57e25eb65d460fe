import sharp from 'sharp';
import { sourceFormats } from '../source-format/source-format';
import type { SourceFormat } from '../source-format/source-format';
import { endsEarly } from './ending';

const picture = (format: SourceFormat): Promise<Buffer> =>
  sharp({ create: { width: 90, height: 60, channels: 3, background: '#3377aa', noise: NOISE } })
    .toFormat(format)
    .toBuffer();

const NOISE = { type: 'gaussian', mean: 128, sigma: 30 } as const;

describe('endsEarly', () => {
  it.each(sourceFormats)('says no to a whole %s', async (format) => {
    expect(endsEarly(await picture(format), format)).toBe(false);
  });

  it.each(sourceFormats)('says yes to a %s cut anywhere', async (format) => {
    const whole = await picture(format);
    for (const share of [0.05, 0.3, 0.6, 0.95]) {
      const cut = whole.subarray(0, Math.floor(whole.length * share));
      expect([share, endsEarly(cut, format)]).toEqual([share, true]);
    }
  });

  it.each(sourceFormats)('says yes to the first bytes of a %s', async (format) => {
    expect(endsEarly((await picture(format)).subarray(0, 5), format)).toBe(true);
  });

  it('lets a camera pad a JPEG after its end', async () => {
    const padded = Buffer.concat([await picture('jpeg'), Buffer.alloc(16)]);
    expect(endsEarly(padded, 'jpeg')).toBe(false);
  });

  it('leaves a box of impossible length to the decoder', () => {
    expect(endsEarly(Buffer.from([0, 0, 0, 3, 0, 0, 0, 0]), 'avif')).toBe(false);
  });

  it('follows a box of 64-bit length', () => {
    const box = Buffer.alloc(16);
    box.writeUInt32BE(1, 0);
    box.writeBigUInt64BE(16n, 8);
    expect(endsEarly(box, 'avif')).toBe(false);
    expect(endsEarly(box.subarray(0, 12), 'avif')).toBe(true);
  });
});
