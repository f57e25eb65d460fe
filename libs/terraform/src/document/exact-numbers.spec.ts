import { withoutLongNumbers } from './exact-numbers';

const read = (text: string): unknown =>
  JSON.parse(withoutLongNumbers(text, (digits) => `"number ${digits}"`));

it.each(['12345678901234567890', '-9007199254740993', '0.12345678901234567891', '1e400'])(
  'writes %s, which a double cannot hold, otherwise',
  (number) => {
    expect(read(`{"a": [${number}, 1]}`)).toEqual({ a: [`number ${number}`, 1] });
  },
);

it.each(['1234567890123456', '-0.5', '1e3', '1.50', '9007199254740992'])(
  'leaves %s as it is',
  (number) => {
    expect(read(`{"a": ${number}}`)).toEqual({ a: Number(number) });
  },
);

it('leaves digits within a text as they are', () => {
  const text = '{"a 12345678901234567890": "b \\"12345678901234567890"}';
  expect(read(text)).toEqual(JSON.parse(text));
});
