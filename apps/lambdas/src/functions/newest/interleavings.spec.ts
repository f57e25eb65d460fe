import { FIRST_MOVE, nextMove } from './decision';
import type { Answer, Move } from './decision';

/** What a delivery may meet, each once in one walk. */
type Fault = 'answer lost' | 'message again' | 'left on its way' | 'conflict';
const FAULTS: readonly Fault[] = ['answer lost', 'message again', 'left on its way', 'conflict'];

/** A picture: pixels that others may have too, and the upload that it is of. */
interface Picture {
  readonly sequencer: string;
  readonly pixels: string;
}

interface Standing extends Picture {
  readonly etag: string;
}

interface Delivery {
  readonly picture: Picture;
  readonly move: Move;
}

/** Everything that decides what may happen next. */
interface World {
  readonly standing?: Standing;
  readonly deliveries: readonly Delivery[];
  /** Writes whose sender has given up or died, and that S3 may still carry out. */
  readonly onTheirWay: readonly Delivery[];
  readonly faults: readonly Fault[];
  readonly deletes: number;
  /** The newest upload that S3 has answered for since the picture was last deleted. */
  readonly floor: string;
}

/** What S3 makes of a picture's bytes; `unused` is an ETag that nobody knows. */
type EtagOf = (picture: Picture, unused: string) => string;

const etagsOf: Record<string, EtagOf> = {
  'the MD5 of marked bytes (SSE-S3)': ({ pixels, sequencer }) => `${pixels}+${sequencer}`,
  'new with every write (SSE-KMS)': (_, unused) => unused,
};

/** What one request does to S3, and what S3 answers. */
function carryOut(world: World, { picture, move }: Delivery, etagOf: EtagOf): [World, Answer] {
  const { standing } = world;
  if (move.kind === 'look') {
    if (!standing) return [world, { kind: 'nothing' }];
    const { etag, sequencer } = standing;
    // A look answers for this upload where it finds that one or a newer one.
    const floor = sequencer >= picture.sequencer ? max(world.floor, sequencer) : world.floor;
    return [
      { ...world, floor },
      { kind: 'found', etag, sequencer },
    ];
  }
  if (move.kind === 'end') throw new Error('an ended delivery sends nothing');
  const holds = 'IfMatch' in move.condition ? standing?.etag === move.condition.IfMatch : !standing;
  if (!holds) return [world, { kind: 'refused' }];
  const etag = etagOf(picture, unusedEtag(world));
  const floor = max(world.floor, picture.sequencer);
  return [{ ...world, standing: { ...picture, etag }, floor }, { kind: 'written' }];
}

/** The first name that nobody holds: worlds that differ only in the names of their ETags are then one. */
function unusedEtag({ standing, deliveries, onTheirWay }: World): string {
  const known = [...deliveries, ...onTheirWay].map(({ move }) =>
    move.kind === 'write' && 'IfMatch' in move.condition ? move.condition.IfMatch : '',
  );
  let unused = 0;
  while (standing?.etag === `new ${unused}` || known.includes(`new ${unused}`)) unused += 1;
  return `new ${unused}`;
}

const max = (left: string, right: string): string => (left > right ? left : right);

/** Every world that may follow this one. */
function* following(world: World, etagOf: EtagOf): Generator<World> {
  if (world.standing && world.deletes > 0) {
    yield { ...world, standing: undefined, deletes: world.deletes - 1, floor: '' };
  }
  for (const [at, late] of world.onTheirWay.entries()) {
    const [then] = carryOut(world, late, etagOf);
    yield { ...then, onTheirWay: world.onTheirWay.filter((_, index) => index !== at) };
  }
  for (const [at, delivery] of world.deliveries.entries()) {
    if (delivery.move.kind === 'end') continue;
    const continued = (then: World, move: Move): World => ({
      ...then,
      deliveries: then.deliveries.map((one, index) => (index === at ? { ...one, move } : one)),
    });
    const [then, answer] = carryOut(world, delivery, etagOf);
    yield continued(then, nextMove(delivery.picture.sequencer, answer));
    for (const fault of world.faults) {
      const faults = world.faults.filter((one) => one !== fault);
      const left = { ...then, faults };
      if (fault === 'answer lost') yield continued(left, delivery.move);
      if (fault === 'message again') yield continued(left, FIRST_MOVE);
      if (fault === 'conflict' && delivery.move.kind === 'write') {
        yield continued(
          { ...world, faults },
          nextMove(delivery.picture.sequencer, { kind: 'refused' }),
        );
      }
      if (fault === 'left on its way' && delivery.move.kind === 'write') {
        const onTheirWay = [...world.onTheirWay, delivery];
        yield continued({ ...world, faults, onTheirWay }, FIRST_MOVE);
      }
    }
  }
}

/** Equal for equal worlds, whoever of the deliveries of one upload is meant. */
function nameOf({ standing, deliveries, onTheirWay, faults, deletes, floor }: World): string {
  const named = ({ picture, move }: Delivery): string => {
    const condition = move.kind === 'write' ? Object.values(move.condition).join() : '';
    return `${picture.sequencer}${move.kind}${condition}`;
  };
  const here = standing === undefined ? '' : `${standing.sequencer}${standing.etag}`;
  const all = [deliveries.map(named).sort(), onTheirWay.map(named).sort(), faults, deletes, floor];
  return [here, ...all].join('|');
}

interface Walk {
  /** Different worlds that were seen. */
  readonly worlds: number;
  /** What stood in each world in which nothing more can happen. */
  readonly ends: readonly (string | undefined)[];
  /** The first world in which less stands than S3 has answered for. */
  readonly broken?: World;
}

/** Walks through every interleaving; one request is one step, since whoever waits for an answer changes nothing. */
function walk(pictures: readonly Picture[], etagOf: EtagOf, deletes = 0): Walk {
  const start: World = {
    deliveries: pictures.map((picture) => ({ picture, move: FIRST_MOVE })),
    onTheirWay: [],
    faults: FAULTS,
    deletes,
    floor: '',
  };
  const seen = new Set<string>();
  const ends = new Set<string | undefined>();
  const open = [start];
  for (let world = open.pop(); world !== undefined; world = open.pop()) {
    const name = nameOf(world);
    if (seen.has(name)) continue;
    seen.add(name);
    if ((world.standing?.sequencer ?? '') < world.floor) {
      return { worlds: seen.size, ends: [...ends], broken: world };
    }
    if (world.deliveries.every(({ move }) => move.kind === 'end')) {
      ends.add(world.standing?.sequencer);
    }
    open.push(...following(world, etagOf));
  }
  return { worlds: seen.size, ends: [...ends] };
}

const red = (sequencer: string): Picture => ({ sequencer, pixels: 'red' });
const blue = (sequencer: string): Picture => ({ sequencer, pixels: 'blue' });

const DELIVERIES: [string, Picture[]][] = [
  ['red, blue, red again', [red('1'), blue('2'), red('3')]],
  ['three equal pictures', [red('1'), red('2'), red('3')]],
  ['one upload twice and a newer one', [red('1'), red('1'), blue('2')]],
  ['four uploads, of which two pairs are equal', [red('1'), blue('2'), red('3'), blue('4')]],
  ['the newest twice', [red('1'), blue('2'), red('3'), red('3')]],
  ['the oldest twice', [red('1'), red('1'), blue('2'), red('3')]],
];

describe.each(Object.entries(etagsOf))('where the ETag is %s', (_, etagOf) => {
  it.each(DELIVERIES)('every interleaving of %s ends with the newest', (_name, pictures) => {
    const newest = pictures.map(({ sequencer }) => sequencer).reduce(max);
    const { worlds, ends, broken } = walk(pictures, etagOf);
    expect(broken).toBeUndefined();
    expect(ends).toEqual([newest]);
    expect(worlds).toBeGreaterThan(500);
  });

  it.each(DELIVERIES.filter(([, { length }]) => length === 3))(
    'whoever deletes the picture of %s, nothing older replaces what was written afterwards',
    (_name, pictures) => {
      expect(walk(pictures, etagOf, 1).broken).toBeUndefined();
    },
  );
});

it('finds the loss of the newest where equal pictures have equal ETags', () => {
  const unmarked: EtagOf = ({ pixels }) => pixels;
  const { broken } = walk([red('1'), blue('2'), red('3')], unmarked);
  expect(broken).toMatchObject({ standing: blue('2'), floor: '3' });
});
