import { TEST_ENVIRONMENT } from '@archway/testing';
import { Token } from 'cdktf';
import { asnText, notCustomerAsn, sameAsn } from './autonomous-system';

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

it('refuses one number on both sides, where both are known', () => {
  expect(sameAsn('bgpAsn', 65_000, 65_000)).toBe(
    "bgpAsn must differ from the Amazon side's, got 65000 on both",
  );
  expect(sameAsn('bgpAsn', 65_000, 65_001)).toBeUndefined();
  expect(sameAsn('bgpAsn', 65_000, undefined)).toBeUndefined();
});

it('is text where Terraform wants text', () => {
  expect(asnText(64_512)).toBe('64512');
  expect(Token.isUnresolved(asnText(Token.asNumber('${var.asn}')))).toBe(true);
});
