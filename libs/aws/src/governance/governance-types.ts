import type { ResourceType } from '../resource-type/resource-type';
import { accessanalyzerAnalyzer } from './accessanalyzer-analyzer';
import { budgetsBudget } from './budgets-budget';
import { cloudtrail } from './cloudtrail';
import { cloudtrailEventDataStore } from './cloudtrail-event-data-store';
import { configConfigurationRecorder } from './config-configuration-recorder';
import { configConfigurationRecorderStatus } from './config-configuration-recorder-status';
import { guarddutyDetector } from './guardduty-detector';
import { inspector2Enabler } from './inspector2-enabler';
import { macie2Account } from './macie2-account';
import { securityhubAccount } from './securityhub-account';
import { configDeliveryChannel } from './config-delivery-channel';
import { configConfigRule } from './config-config-rule';
import { organizationsPolicy } from './organizations-policy';
import { organizationsResourcePolicy } from './organizations-resource-policy';

export const GOVERNANCE: readonly ResourceType[] = [
  accessanalyzerAnalyzer,
  budgetsBudget,
  cloudtrail,
  cloudtrailEventDataStore,
  configConfigurationRecorder,
  configConfigurationRecorderStatus,
  guarddutyDetector,
  inspector2Enabler,
  macie2Account,
  securityhubAccount,
  configDeliveryChannel,
  configConfigRule,
  organizationsPolicy,
  organizationsResourcePolicy,
];
