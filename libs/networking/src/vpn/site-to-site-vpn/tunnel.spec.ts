import { tunnelArguments } from './tunnel';

it('takes IKEv2 and what is strong, unless told otherwise', () => {
  expect(tunnelArguments(1, {})).toEqual({
    tunnel1IkeVersions: ['ikev2'],
    tunnel1Phase1EncryptionAlgorithms: ['AES256', 'AES256-GCM-16'],
    tunnel1Phase1IntegrityAlgorithms: ['SHA2-256', 'SHA2-384', 'SHA2-512'],
    tunnel1Phase1DhGroupNumbers: [14, 15, 16, 17, 18, 19, 20, 21],
    tunnel1Phase2EncryptionAlgorithms: ['AES256', 'AES256-GCM-16'],
    tunnel1Phase2IntegrityAlgorithms: ['SHA2-256', 'SHA2-384', 'SHA2-512'],
    tunnel1Phase2DhGroupNumbers: [14, 15, 16, 17, 18, 19, 20, 21],
  });
});

it('has every option under the number of the tunnel', () => {
  const phase = {
    lifetimeSeconds: 3_600,
    encryptionAlgorithms: ['AES128'],
    integrityAlgorithms: ['SHA1'],
    dhGroupNumbers: [2],
  } as const;
  expect(
    tunnelArguments(2, {
      insideCidr: '169.254.10.0/30',
      insideIpv6Cidr: 'fd00::/126',
      ikeVersions: ['ikev1'],
      phase1: phase,
      phase2: phase,
      rekeyMarginTimeSeconds: 60,
      rekeyFuzzPercentage: 0,
      replayWindowSize: 64,
      dpdTimeoutSeconds: 30,
      dpdTimeoutAction: 'none',
      startupAction: 'add',
      tunnelLifecycleControl: false,
    }),
  ).toEqual({
    tunnel2InsideCidr: '169.254.10.0/30',
    tunnel2InsideIpv6Cidr: 'fd00::/126',
    tunnel2IkeVersions: ['ikev1'],
    tunnel2Phase1LifetimeSeconds: 3_600,
    tunnel2Phase1EncryptionAlgorithms: ['AES128'],
    tunnel2Phase1IntegrityAlgorithms: ['SHA1'],
    tunnel2Phase1DhGroupNumbers: [2],
    tunnel2Phase2LifetimeSeconds: 3_600,
    tunnel2Phase2EncryptionAlgorithms: ['AES128'],
    tunnel2Phase2IntegrityAlgorithms: ['SHA1'],
    tunnel2Phase2DhGroupNumbers: [2],
    tunnel2RekeyMarginTimeSeconds: 60,
    tunnel2RekeyFuzzPercentage: 0,
    tunnel2ReplayWindowSize: 64,
    tunnel2DpdTimeoutSeconds: 30,
    tunnel2DpdTimeoutAction: 'none',
    tunnel2StartupAction: 'add',
    tunnel2EnableTunnelLifecycleControl: false,
  });
});

it.each([
  [900, 450],
  [1_079, 539],
  [1_080, undefined],
])('makes new keys in the second half of a phase 2 of %d seconds', (lifetimeSeconds, margin) => {
  expect(tunnelArguments(1, { phase2: { lifetimeSeconds } }).tunnel1RekeyMarginTimeSeconds).toBe(
    margin,
  );
});
