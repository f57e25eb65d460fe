import sharp from 'sharp';
import { held } from './photograph/photograph';
import type { Orientation } from './photograph/photograph';
import { samples } from './samples';

/** Pixels are real here, and the machine may be busy. */
jest.setTimeout(60_000);

describe('samples', () => {
  const made = new Map<string, Buffer>();
  const named = (name: string): Buffer => made.get(name) ?? Buffer.alloc(0);

  beforeAll(async () => {
    for (const { name, make } of samples) {
      made.set(name, await make());
    }
  });

  it('hold every way to hold a camera', async () => {
    const orientations = await Promise.all(
      [...made.values()].map(async (source) => (await sharp(source).metadata()).orientation),
    );
    const ways = new Set(orientations.filter((orientation) => orientation !== undefined));
    expect([...ways].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('are small photographs, all of them but the broken one', async () => {
    for (const [name, source] of made) {
      expect(source.length).toBeLessThan(300_000);
      const decoded = sharp(source).resize(64).toBuffer();
      if (name === 'broken.jpg') {
        await expect(decoded).rejects.toThrow('premature end of JPEG image');
      } else {
        await expect(decoded).resolves.toBeInstanceOf(Buffer);
      }
    }
  });

  it('hold a PNG with alpha, progressive JPEG, and WebP', async () => {
    const [png, jpeg, webp] = await Promise.all(
      ['sunflower.png', 'poppies.jpg', 'beach.webp'].map(async (name) =>
        sharp(named(name)).metadata(),
      ),
    );
    expect(png).toMatchObject({ format: 'png', hasAlpha: true });
    expect(jpeg).toMatchObject({ format: 'jpeg', isProgressive: true });
    expect(webp).toMatchObject({ format: 'webp' });
  });

  it('have names of their own, one with spaces and accents', () => {
    const names = samples.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('Café au lait – été.jpg');
  });

  it.each(['desert.jpg', 'sunflower.png'])('make %s of the same bytes each time', async (name) => {
    const again = await samples.find((sample) => sample.name === name)?.make();
    expect(again?.equals(named(name))).toBe(true);
  });
});

describe('held', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8] as const)('looks upright again when held as %d', async (way) => {
    const data = Buffer.from(Array.from({ length: 3 * 2 * 3 }, (_, index) => index * 14));
    const upright = sharp(data, { raw: { width: 3, height: 2, channels: 3 } });
    const stored = await held(upright, way satisfies Orientation)
      .png()
      .toBuffer();
    expect((await sharp(stored).metadata()).orientation).toBe(way);
    const seen = await sharp(stored).autoOrient().raw().toBuffer({ resolveWithObject: true });
    expect([seen.info.width, seen.info.height]).toEqual([3, 2]);
    expect(seen.data.equals(data)).toBe(true);
  });
});
