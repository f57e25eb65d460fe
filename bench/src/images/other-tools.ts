import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { scratchFolder } from '../folders';

/** Makes thumbnails with another program: CPU milliseconds for one photograph; nothing where it is not installed. */
export type OtherTool = (photograph: string, edges: readonly number[]) => number | undefined;

const times = 3;

/** libvips' own command line; only ever one size. */
export const vipsthumbnail: OtherTool = (photograph, [edge = 0]) => {
  const output = join(scratchFolder, 'out', 'vipsthumbnail-%s.webp[Q=80,effort=2,strip]');
  const files = Array.from({ length: times }, () => photograph);
  return childCpuMs(['vipsthumbnail', ...files, '--size', `${edge}x${edge}`, '-o', output]);
};

const pillowProgram = `
import sys, time
from PIL import Image, ImageOps
start = time.process_time()
for _ in range(${times}):
    image = Image.open(sys.argv[1])
    edges = [int(edge) for edge in sys.argv[3:]]
    if sys.argv[2] == 'draft':
        image.draft('RGB', (max(edges), max(edges)))
    image = ImageOps.exif_transpose(image)
    for edge in edges:
        image.thumbnail((edge, edge), Image.LANCZOS)
        image.save('/dev/null', 'WEBP', quality=80, method=2)
print((time.process_time() - start) * 1000)
`;

/** Pillow, letting the JPEG decoder shrink (draft mode) or not. */
export const pillow =
  (mode: 'draft' | 'full'): OtherTool =>
  (photograph, edges) => {
    for (const python of ['python3', '/usr/bin/python3']) {
      const run = spawnSync(python, ['-c', pillowProgram, photograph, mode, ...edges.map(String)], {
        encoding: 'utf8',
      });
      if (run.status === 0) return Number(run.stdout) / times;
    }
    return undefined;
  };

const jimpProgram = `
const { Jimp } = require('jimp');
(async () => {
  const [photograph, ...edges] = process.argv.slice(1);
  const image = await Jimp.read(photograph);
  for (const edge of edges.map(Number)) {
    image.scaleToFit({ w: edge, h: edge });
    await image.getBuffer('image/jpeg', { quality: 80 });
  }
  const { user, system } = process.cpuUsage();
  console.log((user + system) / 1000);
})();
`;

/** jimp, all JavaScript; once, since it takes seconds. It writes JPEG: it has no WebP. */
export const jimp: OtherTool = (photograph, edges) => {
  const run = spawnSync(process.execPath, ['-e', jimpProgram, photograph, ...edges.map(String)], {
    encoding: 'utf8',
    cwd: scratchFolder,
  });
  return run.status === 0 ? Number(run.stdout) : undefined;
};

/** The shell knows the time of its children; Node knows only its own. */
function childCpuMs(command: readonly string[]): number | undefined {
  const run = spawnSync('sh', ['-c', '"$@" && times', 'sh', ...command], { encoding: 'utf8' });
  if (run.status !== 0) return undefined;
  const [user, system] = [
    ...(run.stdout.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g),
  ];
  const ms = (match: RegExpExecArray | undefined): number =>
    (Number(match?.[1]) * 60 + Number(match?.[2])) * 1000;
  return (ms(user) + ms(system)) / times;
}
