import type { Rule } from '../rule/rule';
import { unusedAcceptance } from './acceptance/unused-acceptance/unused-acceptance';
import { ambiguousNetworks } from './addresses/ambiguous-networks/ambiguous-networks';
import { closedEndpoint } from './addresses/closed-endpoint/closed-endpoint';
import { endpointSubnets } from './addresses/endpoint-subnets/endpoint-subnets';
import { misplacedSubnet } from './addresses/misplaced-subnet/misplaced-subnet';
import { missingReturnRoute } from './addresses/missing-return-route/missing-return-route';
import { noWayOut } from './addresses/no-way-out/no-way-out';
import { overlappingNetworks } from './addresses/overlapping-networks/overlapping-networks';
import { privateTaskCannotPull } from './addresses/private-task-cannot-pull/private-task-cannot-pull';
import { routeToNothing } from './addresses/route-to-nothing/route-to-nothing';
import { shadowingBlackhole } from './addresses/shadowing-blackhole/shadowing-blackhole';
import { bypassedDistribution } from './edge/bypassed-distribution/bypassed-distribution';
import { incompleteRouting } from './edge/incomplete-routing/incomplete-routing';
import { mixedRoutingPolicies } from './edge/mixed-routing-policies/mixed-routing-policies';
import { noWebAcl } from './edge/no-web-acl/no-web-acl';
import { uncheckedPrimary } from './edge/unchecked-primary/unchecked-primary';
import { weakTls } from './edge/weak-tls/weak-tls';
import { awsManagedKey } from './encryption/aws-managed-key/aws-managed-key';
import { keyLacksService } from './encryption/key-lacks-service/key-lacks-service';
import { originKey } from './encryption/origin-key/origin-key';
import { unencryptedStore } from './encryption/unencrypted-store/unencrypted-store';
import { eventLoop } from './event-flow/event-loop/event-loop';
import { fifoMixed } from './event-flow/fifo-mixed/fifo-mixed';
import { overlappingNotifications } from './event-flow/overlapping-notifications/overlapping-notifications';
import { overwrittenPolicy } from './event-flow/overwritten-policy/overwritten-policy';
import { shrinkingMessage } from './event-flow/shrinking-message/shrinking-message';
import { unheardTopic } from './event-flow/unheard-topic/unheard-topic';
import { unreadQueue } from './event-flow/unread-queue/unread-queue';
import { unsatisfiableFilter } from './event-flow/unsatisfiable-filter/unsatisfiable-filter';
import { confusedDeputy } from './exposure/confused-deputy/confused-deputy';
import { fullAdministrator } from './exposure/full-administrator/full-administrator';
import { instanceMetadataV1 } from './exposure/instance-metadata-v1/instance-metadata-v1';
import { openEndpointPolicy } from './exposure/open-endpoint-policy/open-endpoint-policy';
import { openPort } from './exposure/open-port/open-port';
import { publicBucket } from './exposure/public-bucket/public-bucket';
import { publicPolicy } from './exposure/public-policy/public-policy';
import { wildcardPrivilege } from './exposure/wildcard-privilege/wildcard-privilege';
import { nativeArchitecture } from './packaging/native-architecture/native-architecture';
import { dataSourceCallsApi } from './planning/data-source-calls-api/data-source-calls-api';
import { defaultQuota } from './quotas/default-quota/default-quota';
import { fixedQuota } from './quotas/fixed-quota/fixed-quota';
import { backupLifecycle } from './storage/backup-lifecycle/backup-lifecycle';
import { bucketLifecycle } from './storage/bucket-lifecycle/bucket-lifecycle';
import { minimumStorage } from './storage/minimum-storage/minimum-storage';
import { deadLetterRetention } from './timing/dead-letter-retention/dead-letter-retention';
import { fewReceives } from './timing/few-receives/few-receives';
import { noDeadLetterQueue } from './timing/no-dead-letter-queue/no-dead-letter-queue';
import { overReservedConcurrency } from './timing/over-reserved-concurrency/over-reserved-concurrency';
import { shortVisibility } from './timing/short-visibility/short-visibility';
import { visibilityBelowTimeout } from './timing/visibility-below-timeout/visibility-below-timeout';

/** Every rule, in the order of the documentation. */
export const RULES: readonly Rule[] = [
  ambiguousNetworks,
  closedEndpoint,
  endpointSubnets,
  misplacedSubnet,
  missingReturnRoute,
  noWayOut,
  overlappingNetworks,
  privateTaskCannotPull,
  routeToNothing,
  shadowingBlackhole,
  eventLoop,
  overlappingNotifications,
  fifoMixed,
  overwrittenPolicy,
  shrinkingMessage,
  unheardTopic,
  unreadQueue,
  unsatisfiableFilter,
  visibilityBelowTimeout,
  shortVisibility,
  deadLetterRetention,
  fewReceives,
  noDeadLetterQueue,
  overReservedConcurrency,
  awsManagedKey,
  keyLacksService,
  originKey,
  unencryptedStore,
  confusedDeputy,
  fullAdministrator,
  instanceMetadataV1,
  openEndpointPolicy,
  openPort,
  publicBucket,
  publicPolicy,
  wildcardPrivilege,
  bypassedDistribution,
  incompleteRouting,
  mixedRoutingPolicies,
  noWebAcl,
  uncheckedPrimary,
  weakTls,
  backupLifecycle,
  bucketLifecycle,
  minimumStorage,
  nativeArchitecture,
  defaultQuota,
  fixedQuota,
  dataSourceCallsApi,
  unusedAcceptance,
];
