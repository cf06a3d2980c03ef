export type {
  BudgetMethod, BudgetMethodManifest, BudgetsByLine, WeightedListPart, WeightedLists, FiguresHeld, FiguresNeeded, LineBudgets, MethodOptions, MethodRun, MethodSources, OptionValue, PoolRun,
  RegisteredMethod,
} from './contracts/budget-method.ts';
export type { Call, Command, CommandContext, CommandManifest, CommandResult, CommandStatus, Script, ScriptedCall } from './contracts/command.ts';
export type {
  CollectedFile, KeptChange, KeptChanges, KeptRevision, RememberedCall, Repeated, WorkspaceCare, WorkspaceFinding,
} from './contracts/workspace-care.ts';
export {
  packPoints, type Contribution, type ContributionManifest, type PackChecks, type PackFiles, type PackPoint, type PackPoints, type PackSummary,
} from './contracts/contribution.ts';
export { parameterVocabulary, type ParameterKeyword, type ParameterSchema, type ParametersSchema } from './contracts/json-schema.ts';
export type { DataSets, FileContent, OpenPlan, Registry, SourceTable, TableReader } from './contracts/ports.ts';
export type { DataColumn, DataSet } from './data-set.ts';
export type { ImportProfile } from './import-profile.ts';
export {
  involvementAnswers, type AnswerTime, type DutyFinding, type DutyRule, type DutyTest, type InvolvementAnswer, type InvolvementFact, type InvolvementGuide, type InvolvementItem,
  type RepresentationRule, type StakeholderKind,
} from './involvement/involvement-guide.ts';
export {
  contractLinked, dutyTested, patientsInvolved, stakeholdersNamed, trustAgreed, trustContacted, type InvolvementFactState,
} from './involvement/involvement-facts.ts';
export {
  involvementKey, type ContactAnswer, type DutyAnswers, type GivenInvolvementAnswer, type Involvement, type Stakeholder, type TrackedContact,
} from './plan/involvement.ts';
export type {
  DutyOutcome, InvolvementOutcome, RepresentationBand, RepresentationState, RepresentativenessOutcome, ShownChecklist, ShownContact, ShownInvolvementItem,
} from './outcome/involvement-outcomes.ts';
export type {
  CaseCheck, CaseCriterion, CaseFigure, CaseMeasure, CaseStudy, CaseStudyChecklist, CaseStudyKind, FigureSense,
} from './case-study/case-study.ts';
export type { CaseStudyAnswers, CaseStudyCheck, CaseStudyChecks } from './plan/case-study-checks.ts';
export type { CaseStudyCheckOutcome, CaseStudyOutcome, CriterionChange } from './outcome/case-study-outcomes.ts';
export type { ScreenOutcome, ScreenRow } from './outcome/screen.ts';
export { judgingDay } from './judging-day.ts';
export { measureKey, measureTitle, measureUnit, type DatedMeasure, type Measure } from './measure.ts';
export {
  refusal, type Answer, type CollectionOutcome, type ComparedLine, type ComparedMethod, type ComparisonOutcome, type ComparisonRow, type Distance,
  type DocumentOutcome, type ExplanationOutcome, type ImportOutcome, type InputFile, type LocalityOutcome, type MessageOutcome,
  type Outcome, type OutcomeKind, type RefusalOutcome, type Standing, type TableOutcome, type TextOutcome, type Tolerance,
} from './outcome/outcome.ts';
export type { MatrixDiffOutcome, MatrixVersion } from './outcome/matrix-diff.ts';
export { clashKinds, type Clash, type ClashKind, type MatrixRoundOutcome, type PartyPosition, type PartyProgress } from './outcome/matrix-round.ts';
export {
  matrixNotations, type CheckOutcome, type Finding, type Matrix, type MatrixImportOutcome, type MatrixItem, type MatrixNotation, type MatrixOutcome,
  type MatrixParty, type MigrationOutcome, type NotationNote, type NotationView, type PairState, type PartyLoad, type RowSignature, type Sustainability,
} from './outcome/responsibility-outcomes.ts';
export type {
  ActionPointsOutcome, AgreementOutcome, CommitmentSheetOutcome, Coverage, Discussion, HeatmapItem, HeatmapOutcome, HeatmapPractice, ItemStatistics,
  LeadCandidate, LeadsOutcome, RoundSummary, ScoreReason, Tracked, TrackedState,
} from './outcome/commitment-outcomes.ts';
export type { ActionPointRecord, ActionPointRecords, ActionPointState } from './plan/action-points.ts';
export type { AgreementSignature, AgreementVersion, LocalityAgreement } from './plan/agreement.ts';
export type { Commitment, CommitmentRound, CommitmentScore, CommitmentSheet, StatedParticipation } from './plan/commitment.ts';
export { holdsNhsNumber, namesPatientIdentity, patientFaults } from './patient-identity.ts';
export { isSmallCount, SMALL_COUNT, suppressSmallCounts, type SuppressedCounts } from './small-numbers.ts';
export { dataSetsNamed } from './plan/data-imports.ts';
export { describeEvent, eventFault, eventRules, rulesOf } from './plan/event-rules.ts';
export { isInterestEvent, isMatrixEvent } from './plan/event-kinds.ts';
export type { Audience, EventRules } from './plan/event-slice.ts';
export { changesOf, foldPlan, isUnseen, liveChanges, nextToRedo, nextToUndo, type Change } from './plan/fold.ts';
export type { AssignedResponsibility, ConditionChange, Responsibilities } from './plan/responsibilities.ts';
export type { EnteredPosition, ItemSettlement, MatrixPosition, MatrixRound, PartyFill } from './plan/matrix-rounds.ts';
export type { MatrixSigning, SignedRow } from './plan/matrix-signings.ts';
export {
  challengeSteps, type CarriedForward, type Challenge, type ChallengeState, type FreedUpResources, type SavingsUse,
} from './plan/freed-up-resources.ts';
export {
  poolLevelText, topSliceAmountText, type PoolLevel, type TopSlice, type TopSliceAmount, type TopSliceKind, type TopSlices,
} from './plan/top-slices.ts';
export {
  personKey, walkOf, type ChangeProcesses, type DeclaredInterest, type GateOverride, type HeldEvidence, type InterestHandling, type LoggedProblem, type RecordedRoute,
  type ReviewRecord, type Walk, type WithdrawnEvidence,
} from './plan/change-process-state.ts';
export type { VoteCount, VoteOutcome, VoteResult } from './outcome/vote-outcome.ts';
export { isVoteEvent, openVote, voteOf, type VoteEvents } from './plan/votes.ts';
export type {
  Ballot, CarriedCall, Choice, ChoiceMark, ExcludedVoter, SecretTally, Vote, VoteBasis, VoteEnd, VoteKind, VoteOpenness, VoteOption, VoteQuestion, VoteRoom,
} from './session/vote.ts';
export type { KeptBooking, Training, TrainingBooking } from './plan/training.ts';
export { facilitatorOf, isSessionEvent, openSession, sessionOf, type SessionEvents } from './plan/sessions.ts';
export {
  captureKinds, sessionRoles, type CaptureKind, type ChallengeCard, type QuorumRule, type SessionBlock, type SessionRole, type SessionTemplate,
} from './session/session-template.ts';
export type {
  AgendaBlock, Attendance, AttendanceState, CaptureConflict, CapturedItem, PrivateNote, Session, SessionCapture, SessionConcern, SessionScreen, Stretch,
} from './session/session.ts';
export { attendanceOf, attendeeOf, isHere, rememberedAttendee, type Representation, type SessionAttendance } from './session/session-attendance.ts';
export { blockClock, clockState, secondsOn, type BlockClock, type ClockState } from './session/session-clock.ts';
export { estimateKey, overlapKey, type GridScores, type Projects } from './plan/projects.ts';
export type { EventBody, EventType, EventTypes, PlanEvent } from './plan/plan-event.ts';
export { emptyPlan, type EnteredPractice, type ImportedDataSet, type PlanState } from './plan/plan-state.ts';
export { placedText, placeServiceLine, type ServiceLineState } from './plan/service-lines.ts';
export { valueInForce, type PolicyParameter, type PolicyValue } from './policy-parameter.ts';
export { localPracticeCode, publishedPracticeCode, type Membership, type Practice, type PracticeCode } from './practice.ts';
export {
  conditionKey, conditionKinds, conditionsText, conditionText, isConditionKind, readConditions, rightOfCondition,
  type Condition, type ConditionKind, type RemovedCondition,
} from './responsibility/condition.ts';
export type {
  ActionPoint, CheckSetting, CommitmentScale, FrameworkAgreement, FrameworkItem, FrameworkPair, FrameworkParty, FrameworkSuccessors, ItemSuccessor, PartyLevel,
  PartySuccessor, ResponsibilityFramework, ScaleStep, SharedArrangement, SuccessorKind, Suggestion,
} from './responsibility/responsibility-framework.ts';
export {
  inOrder, isRight, responsibilityStatuses, rightMeanings, rights, type ResponsibilityStatus, type Right,
} from './responsibility/right.ts';
export { questionsOf, type ChallengeChecklist, type ChallengeQuestion } from './challenge-checklist.ts';
export type { AreaMeasure, Better, Caution, ClinicalArea, MeasureKind } from './project/clinical-area.ts';
export type { PriorityCriterion, PriorityGrid } from './project/priority-grid.ts';
export { isComplete, projectGaps, type ProjectGap } from './project/project-gaps.ts';
export { isFault, openProject, unknownProject } from './project/open-project.ts';
export { dayAfter, dayNumber, dayOfNumber, daysBetween } from './days.ts';
export type { FieldRules, ShapeRule, TextKind } from './plan/shape.ts';
export { isDay, readDay } from './read-day.ts';
export { levers, newProject, type Lever, type Project, type ProjectChanges, type ProjectMeasure, type QuickWinEstimate } from './project/project.ts';
export type { QuickWin, QuickWinExample, QuickWinInput, QuickWinUnit } from './project/quick-win.ts';
export {
  estimateNames, type EstimateFigures, type EstimateName, type OverlapDeduction, type PortfolioOutcome, type PortfolioProject, type PortfolioStep, type PrioritisationOutcome, type ProjectEstimate, type ProjectFigures,
  type ProjectOutcome, type QuickWinOutcome, type ShownCaution, type ThreePence, type WeightShift,
} from './outcome/project-outcomes.ts';
export {
  caseOf, doNothing, type BusinessCase, type BusinessCases, type CaseDecision, type CaseMoney, type CaseOption, type CaseRound, type CaseVerdict, type ClockPause,
  type GivenSection, type SubmittedCase, type WrittenSection,
} from './plan/business-cases.ts';
export { specificationOf, type QualityIndicator, type ServiceSpecification, type ServiceSpecifications } from './plan/service-specifications.ts';
export {
  headingFillings, paperKinds, paperParts, templateInUse, type HeadingFilling, type PaperHeading, type PaperKind, type PaperPart, type PaperTemplate, type TemplateInUse,
} from './process/paper-template.ts';
export type {
  ApprovalClockState, BusinessCaseOutcome, CaseFinding, RouteAdviceOutcome, RouteVerdict, ShownClock, ShownFact, ShownRound, ShownRoute, ShownSection, ShownTemplate, ShownThreshold,
  SpecificationOutcome,
} from './outcome/paper-outcomes.ts';
export type {
  ChangeProcess, EvidenceKind, GateCondition, GateSeverity, KnownProblem, LaunchItem, ProcessQuestion, ProcessStep, ProviderRoute,
} from './process/change-process.ts';
export type { GateConditionState, GateOutcome, ShownCondition, WalkedStep, WalkOutcome } from './outcome/process-outcomes.ts';
export { cautionsOf } from './portfolio/cautions.ts';
export { threePence } from './portfolio/overlaps.ts';
export { countProjects, isOpen, less, summed, type CountedProjects } from './portfolio/project-figures.ts';
export { deliverableOf } from './quick-win/deliverable.ts';
export { namesIn, readFormula, type Formula } from './quick-win/formula.ts';
export { workOut, type EstimateInputs, type WorkedOut } from './quick-win/work-out.ts';
export type { Scenario } from './scenario.ts';
export type { PrintedDay, TrainingCourse, TrainingNotice, TrainingProgramme, TrainingSponsor } from './training/training-programme.ts';
export type { WeightColumn, WeightRow, WeightTable } from './weight-table.ts';
export { bandWithin, parseAgeBand, type AgeBand } from './age-band.ts';
export { refuseCode, shortNumericCodes } from './importing/practice-codes.ts';
export { maximumJsonDepth, maximumJsonLength, maximumJsonValues, plainJson, readJson, type JsonValue } from './importing/read-json.ts';
export { patientColumns, personalColumns, type KnownColumns } from './importing/patient-columns.ts';
export { headingKey, headingPositions, recognise } from './importing/recognise.ts';
export { yearNamed } from './importing/year-named.ts';
export type {
  NeedBreakdown, NeedBreakdownRow, NeedFigures, NeedIndexOutcome, NeedIndexRow, NeedOverlap, NeedPopulation,
} from './outcome/need-index.ts';
export type { FiguresFile } from './outcome/figures-file.ts';
export type { BudgetStatusOutcome, BudgetStatusRow, StandingAnswers } from './outcome/budget-status.ts';
export type {
  AloneBudget, WhatIfAmount, WhatIfChange, WhatIfOutcome, WhatIfReconciliation, WhatIfRow, WhatIfSummary,
} from './outcome/what-if.ts';
export type { PaceMeasure, PaceOutcome, PaceRow, PaceRule, PaceSetting, PaceYear } from './outcome/pace.ts';
export type {
  ChanceBand, ChanceVerdict, PoolReference, PracticeRisk, RiskPoolOutcome, RiskRow, TakenSlice, Variance,
} from './outcome/risk-pool.ts';
export type { ComponentTwo, PracticeSavings, SavingsFigures, SavingsOutcome } from './outcome/savings.ts';
export type { Setting } from './outcome/setting.ts';
export type { ThresholdOutcome } from './outcome/threshold.ts';
export type { PrescribingRow, PrescribingTotals, PrescribingUnits, PrescribingUnitsOutcome } from './outcome/prescribing-units.ts';
export { whyNoList, type ColumnSize, type DefaultList, type NoList, type PassedOver, type WeightedMeasure } from './figures/default-list.ts';
export type { HeldColumn } from './figures/held-column.ts';
export { datedMeasureKey, HeldFigures, type Missing } from './figures/held-figures.ts';
export { newestList } from './figures/newest-list.ts';
export type { LoadedDataSet } from './figures/held-measure.ts';
export { unknownPractice } from './membership/unknown-practice.ts';
export { callOfStep, eventOfStep, stepFault, stepText as membershipStepText, type MembershipStep } from './membership/membership-step.ts';
export {
  standingQuestions, type BudgetStanding, type ChallengeAnswer, type StandingQuestion, type StandingSide, type StandingWord, type YesOrNo,
} from './plan/budget-standing.ts';
export { mergedInto, type MergedPractice } from './plan/merging.ts';
export { stateWith } from './plan/state-with.ts';
export type { WhatIf } from './plan/what-ifs.ts';
export { loadFigures } from './figures/load-figures.ts';
export { localityPractices } from './figures/locality-practices.ts';
export { optionDecimal } from './contracts/option-decimal.ts';
export { optionPairs, type NamedValue } from './contracts/option-pairs.ts';
export { ageWeighted, ageWeights, patientBands, type PatientBand, type PatientBands } from './weighting/age-weights.ts';
export { fitToPool } from './weighting/fit-to-pool.ts';
export { comparisonTable, presentComparison } from './presentation/present-comparison.ts';
export { presentExplanation, quantity, stepText } from './presentation/present-explanation.ts';
export { contactsTable } from './presentation/present-involvement.ts';
export type {
  ActionsOutcome, ListedSession, MinutedChange, MinutedPractice, MinutesOutcome, ReadBack, SessionFollowOutcome, SessionOutcome, SessionsOutcome, SessionTableOutcome,
  ShownBlock, ShownCapture, ShownQuorum,
} from './outcome/session-outcomes.ts';
export { attendeeText, blockTime, captureText, minutesText } from './presentation/session-text.ts';
export { presentOutcome } from './presentation/present-outcome.ts';
