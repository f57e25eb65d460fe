import { TEST_ENVIRONMENT } from '@archway/testing';
import { Token } from 'cdktf';
import { notCustomerAsn, notPrivateAsn, sameAsn } from './autonomous-system';

const { region } = TEST_ENVIRONMENT;

it.each([undefined, 1, 65_000, 65_536, 4_294_967_294, Token.asNumber('${var.asn}')])(
  'takes %p for a customer',
  (asn) => expect(notCustomerAsn('bgpAsn', asn, region)).toBeUndefined(),
);

it.each([0, -1, 1.5, 4_294_967_295])('refuses %p for a customer', (asn) => {
  expect(notCustomerAsn('bgpAsn', asn, region)).toBe(
    `bgpAsn must be a whole number between 1 and 4294967294, got ${asn}`,
  );
});

it("refuses Amazon's own number in every region", () => {
  expect(notCustomerAsn('bgpAsn', 7224, region)).toBe(
    "bgpAsn must not be one of Amazon's own, got 7224",
  );
});

it.each([
  [9059, 'eu-west-1'],
  [10_124, 'ap-northeast-1'],
  [17_943, 'ap-southeast-1'],
])('refuses %d in %s alone', (asn, home) => {
  expect(notCustomerAsn('bgpAsn', asn, home)).toContain("must not be one of Amazon's own");
  expect(notCustomerAsn('bgpAsn', asn, region)).toBeUndefined();
});

it.each([undefined, 64_512, 65_534, 4_200_000_000, 4_294_967_294])(
  "takes %p for Amazon's side",
  (asn) => expect(notPrivateAsn('amazonSideAsn', asn)).toBeUndefined(),
);

it.each([64_511, 65_535, 4_199_999_999, 4_294_967_295, 64_512.5])(
  "refuses %p for Amazon's side",
  (asn) =>
    expect(notPrivateAsn('amazonSideAsn', asn)).toBe(
      `amazonSideAsn must be between 64512 and 65534 or between 4200000000 and 4294967294, got ${asn}`,
    ),
);

it('refuses one number on both sides, where both are known', () => {
  expect(sameAsn('bgpAsn', 65_000, 65_000)).toBe(
    "bgpAsn must differ from the Amazon side's, got 65000 on both",
  );
  expect(sameAsn('bgpAsn', 65_000, 65_001)).toBeUndefined();
  expect(sameAsn('bgpAsn', 65_000, undefined)).toBeUndefined();
});
