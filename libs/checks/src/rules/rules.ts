import type { Rule } from '../rule/rule';
import { bodyExceedsTarget } from './body-exceeds-target';
import { constantPartitionKey } from './constant-partition-key';
import { modelNotEnforced } from './model-not-enforced';
import { samlWithoutAudience } from './saml-without-audience';
import { spotDeregistration } from './spot-deregistration';
import { unthrottledApi } from './unthrottled-api';
import { visibilityBelowStopTimeout } from './visibility-below-stop-timeout';
import { writeThenPublish } from './write-then-publish';
import { privilegeEscalation } from './privilege-escalation';
import { roleCannotDeliver } from './role-cannot-deliver';
import { certificateRegion } from './certificate-region';
import { crossRegionReference } from './cross-region-reference';
import { sameName } from './same-name';
import { logsWithoutAcl } from './logs-without-acl';
import { unencodedTemplate } from './unencoded-template';
import { passesAnyBody } from './passes-any-body';
import { expiringRecords } from './expiring-records';
import { unusedAcceptance } from './unused-acceptance';
import { webAclScope } from './web-acl-scope';
import { webAclAssociation } from './web-acl-association';
import { cnameConflict } from './cname-conflict';
import { inlineAndSeparate } from './inline-and-separate';
import { attachmentAssociatedTwice } from './attachment-associated-twice';
import { notLetIn } from './not-let-in';
import { anyDistributionReads } from './any-distribution-reads';
import { openTrust } from './open-trust';
import { refusedArgument } from './refused-argument';
import { onlyOne } from './only-one';
import { policyNotJson } from './policy-not-json';
import { noAuthorization } from './no-authorization';
import { ambiguousNetworks } from './ambiguous-networks';
import { closedEndpoint } from './closed-endpoint';
import { endpointSubnets } from './endpoint-subnets';
import { misplacedSubnet } from './misplaced-subnet';
import { missingReturnRoute } from './missing-return-route';
import { noWayOut } from './no-way-out';
import { overlappingNetworks } from './overlapping-networks';
import { privateTaskCannotPull } from './private-task-cannot-pull';
import { routeToNothing } from './route-to-nothing';
import { shadowingBlackhole } from './shadowing-blackhole';
import { bypassedDistribution } from './bypassed-distribution';
import { leakingCache } from './leaking-cache';
import { ignoredQueryString } from './ignored-query-string';
import { foreignHostRule } from './foreign-host';
import { sharedErrorPage } from './shared-error-page';
import { writableOrigin } from './writable-origin';
import { websiteProtocol } from './website-protocol';
import { incompleteRouting } from './incomplete-routing';
import { mixedRoutingPolicies } from './mixed-routing-policies';
import { noWebAcl } from './no-web-acl';
import { uncheckedPrimary } from './unchecked-primary';
import { weakTls } from './weak-tls';
import { awsManagedKey } from './aws-managed-key';
import { keyLacksService } from './key-lacks-service';
import { originKey } from './origin-key';
import { unencryptedStore } from './unencrypted-store';
import { eventLoop } from './event-loop';
import { fifoMixed } from './fifo-mixed';
import { overlappingNotifications } from './overlapping-notifications';
import { overwrittenPolicy } from './overwritten-policy';
import { shrinkingMessage } from './shrinking-message';
import { unheardTopic } from './unheard-topic';
import { unreadQueue } from './unread-queue';
import { unsatisfiableFilter } from './unsatisfiable-filter';
import { confusedDeputy } from './confused-deputy';
import { fullAdministrator } from './full-administrator';
import { instanceMetadataV1 } from './instance-metadata-v1';
import { openEndpointPolicy } from './open-endpoint-policy';
import { openPort } from './open-port';
import { publicBucket } from './public-bucket';
import { publicPolicy } from './public-policy';
import { wildcardPrivilege } from './wildcard-privilege';
import { nativeArchitecture } from './native-architecture';
import { dataSourceCallsApi } from './data-source-calls-api';
import { defaultQuota } from './default-quota';
import { fixedQuota } from './fixed-quota';
import { backupCopyRefused } from './backup-copy-refused';
import { backupLifecycle } from './backup-lifecycle';
import { backupLockRetention } from './backup-lock-retention';
import { backupSchedule } from './backup-schedule';
import { backupSelection } from './backup-selection';
import { backupWindow } from './backup-window';
import { snapshotPolicy } from './snapshot-policy';
import { replicationWithoutVersioning } from './replication-without-versioning';
import { datasyncInterval } from './datasync-interval';
import { continuousBackupRetention } from './continuous-backup-retention';
import { bucketLifecycle } from './bucket-lifecycle';
import { minimumStorage } from './minimum-storage';
import { deadLetterRetention } from './dead-letter-retention';
import { fewReceives } from './few-receives';
import { noDeadLetterQueue } from './no-dead-letter-queue';
import { overReservedConcurrency } from './over-reserved-concurrency';
import { shortVisibility } from './short-visibility';
import { visibilityBelowTimeout } from './visibility-below-timeout';

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
  notLetIn,
  roleCannotDeliver,
  overlappingNotifications,
  fifoMixed,
  overwrittenPolicy,
  shrinkingMessage,
  passesAnyBody,
  unencodedTemplate,
  modelNotEnforced,
  bodyExceedsTarget,
  constantPartitionKey,
  writeThenPublish,
  unheardTopic,
  unreadQueue,
  unsatisfiableFilter,
  visibilityBelowTimeout,
  shortVisibility,
  visibilityBelowStopTimeout,
  spotDeregistration,
  expiringRecords,
  deadLetterRetention,
  fewReceives,
  noDeadLetterQueue,
  overReservedConcurrency,
  awsManagedKey,
  keyLacksService,
  originKey,
  unencryptedStore,
  anyDistributionReads,
  confusedDeputy,
  fullAdministrator,
  instanceMetadataV1,
  noAuthorization,
  unthrottledApi,
  openEndpointPolicy,
  openPort,
  openTrust,
  samlWithoutAudience,
  privilegeEscalation,
  publicBucket,
  publicPolicy,
  wildcardPrivilege,
  bypassedDistribution,
  leakingCache,
  ignoredQueryString,
  foreignHostRule,
  sharedErrorPage,
  writableOrigin,
  websiteProtocol,
  incompleteRouting,
  mixedRoutingPolicies,
  noWebAcl,
  uncheckedPrimary,
  weakTls,
  backupCopyRefused,
  backupLifecycle,
  backupLockRetention,
  backupSchedule,
  backupSelection,
  backupWindow,
  continuousBackupRetention,
  snapshotPolicy,
  replicationWithoutVersioning,
  datasyncInterval,
  bucketLifecycle,
  minimumStorage,
  nativeArchitecture,
  onlyOne,
  logsWithoutAcl,
  sameName,
  crossRegionReference,
  certificateRegion,
  policyNotJson,
  refusedArgument,
  webAclScope,
  webAclAssociation,
  cnameConflict,
  inlineAndSeparate,
  attachmentAssociatedTwice,
  defaultQuota,
  fixedQuota,
  dataSourceCallsApi,
  unusedAcceptance,
];

/** The rules that run where none is named. */
export const DEFAULT_RULES: readonly Rule[] = RULES.filter(({ isOptional }) => isOptional !== true);
