import { array, assert, integer, property, record } from 'fast-check';
import type { Box } from './drawing';
import { BOX_HEIGHT, layoutOf, type PlacedBox } from './layout';

const boxOf = (id: string): Box => ({
  id,
  title: id,
  subtitle: 'sqs_queue',
  label: id,
  kind: 'create',
  sign: '+',
});

function isWithin(box: PlacedBox, width: number, height: number): boolean {
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + BOX_HEIGHT <= height;
}

function areApart(one: PlacedBox, other: PlacedBox): boolean {
  return (
    one.x + one.width <= other.x ||
    other.x + other.width <= one.x ||
    one.y + BOX_HEIGHT <= other.y ||
    other.y + BOX_HEIGHT <= one.y
  );
}

it('keeps every box within the drawing and apart from the others, whatever is tied together', () => {
  const tie = record({ from: integer({ min: 0, max: 14 }), to: integer({ min: 0, max: 14 }) });
  assert(
    property(integer({ min: 1, max: 15 }), array(tie, { maxLength: 25 }), (count, ties) => {
      const boxes = Array.from({ length: count }, (_, index) => boxOf(`Box${index}`));
      const layout = layoutOf({
        boxes,
        ties: ties.map(({ from, to }) => ({ from: `Box${from}`, to: `Box${to}` })),
        grouped: false,
      });
      expect(layout.boxes.map(({ box }) => box.id).sort()).toEqual(
        boxes.map(({ id }) => id).sort(),
      );
      const { width, height } = layout;
      expect(layout.boxes.filter((box) => !isWithin(box, width, height))).toEqual([]);
      expect(
        layout.boxes.filter((one, index) =>
          layout.boxes.slice(index + 1).some((other) => !areApart(one, other)),
        ),
      ).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('sets boxes that nothing ties together into rows as wide as the page', () => {
  const layout = layoutOf({
    boxes: Array.from({ length: 40 }, (_, index) => boxOf(`Box${index}`)),
    ties: [],
    grouped: false,
  });
  expect(layout.width).toBeLessThanOrEqual(900);
  expect(new Set(layout.boxes.map(({ y }) => y)).size).toBeGreaterThan(4);
});

it('draws a tie from its user to what is used', () => {
  const { boxes, ties } = layoutOf({
    boxes: [boxOf('Used'), boxOf('User')],
    ties: [{ from: 'User', to: 'Used' }],
    grouped: false,
  });
  const x = (id: string) => boxes.find(({ box }) => box.id === id)?.x ?? NaN;
  expect(x('User')).toBeLessThan(x('Used'));
  expect(ties).toHaveLength(1);
});
