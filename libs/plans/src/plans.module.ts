import { Module } from '@nestjs/common';
import { AdviceModule } from '#advice';
import { CasesModule } from '#cases';
import { DisclosureModule } from '#disclosure';
import { FamilyRecordModule } from '#family-record';
import { ConsultationsApiController } from './consultations/api.controller.ts';
import { Consultations } from './consultations/consultations.ts';
import { ConsultationsToUs } from './consultations/consultations-to-us.ts';
import { ReplyToConsultationController } from './consultations/institution/controller.ts';
import { ConsultationsController } from './consultations/officer/controller.ts';
import { ObjectionController, UsedAdviceController } from './answers/controller.ts';
import { UseAnswersApiController } from './answers/api.controller.ts';
import { UseAnswers } from './answers/use-answers.ts';
import { NoPlanApiController } from './deciding/api.controller.ts';
import { FamilyNoPlanController } from './deciding/family/controller.ts';
import { NoPlans } from './deciding/no-plans.ts';
import { NoPlanController } from './deciding/officer/controller.ts';
import { SentenceEncoder } from './grouping/encoder/sentence-encoder.ts';
import { SuggestedGroups } from './grouping/suggested-groups.ts';
import { LetterheadController } from './letterhead/controller.ts';
import { Letterheads } from './letterhead/letterheads.ts';
import { LiveSectionController } from './live/controller.ts';
import { PeopleHere } from './live/people-here.ts';
import { SectionVersion } from './live/section-version.ts';
import { SharedOutcomes } from './live/shared-outcomes.ts';
import { RemarksApiController } from './remarks/api.controller.ts';
import { RemarkController } from './remarks/officer/controller.ts';
import { Remarks } from './remarks/remarks.ts';
import { FamilyOutcomesController } from './web/shared-outcomes/family.controller.ts';
import { TeamOutcomesController } from './web/shared-outcomes/team.controller.ts';
import { LinesApiController } from './merging/api.controller.ts';
import { LineService } from './merging/line.service.ts';
import { HealthProvisionApiController } from './health-provision/api.controller.ts';
import { AgreeProvisionController } from './health-provision/commissioner/controller.ts';
import { HealthAnswers } from './health-provision/health-answers.ts';
import { HealthProvisions } from './health-provision/health-provisions.ts';
import { HealthProvisionController } from './health-provision/officer/controller.ts';
import { Lines } from './merging/lines.ts';
import { Groups } from './outcomes/groups.ts';
import { FamilyMail } from './family-mail.ts';
import { GroupsApiController } from './outcomes/groups-api.controller.ts';
import { OutcomeService } from './outcomes/outcome.service.ts';
import { SectionE } from './outcomes/section-e.ts';
import { Shaping } from './outcomes/shaping.ts';
import { OutcomesApiController } from './outcomes/api.controller.ts';
import { Recipients } from './released/recipients.ts';
import { BudgetRecord } from './personal-budget/budget-record.ts';
import { PersonalBudgetController } from './personal-budget/controller.ts';
import { PersonalBudgets } from './personal-budget/personal-budgets.ts';
import { Placements } from './placement/placements.ts';
import { ReleasedApiController } from './released/api.controller.ts';
import { ReleasedPlans } from './released/released-plans.ts';
import { RepresentationsApiController } from './representations/api.controller.ts';
import { FamilyViewsController } from './representations/family/controller.ts';
import { ViewsController } from './representations/officer/controller.ts';
import { Representations } from './representations/representations.ts';
import { SectionApiController } from './sections/api.controller.ts';
import { SectionController } from './sections/controller.ts';
import { SectionEditor } from './sections/section-editor.ts';
import { Wordings } from './sections/wordings.ts';
import { ThreadController } from './thread/controller.ts';
import { PlanChecks } from './thread/plan-checks.ts';
import { PlanApiController } from './versions/api.controller.ts';
import { PlanBlocks } from './versions/plan-blocks.ts';
import { PanelController } from './panel/controller.ts';
import { Panels } from './panel/panels.ts';
import { PlanMaterials } from './versions/plan-material.ts';
import { PlanReader } from './versions/plan-reader.ts';
import { PlanSteps } from './versions/plan-steps.ts';
import { PlanVersions } from './versions/plan-versions.ts';
import { CompareVersionsController } from './web/compare-versions/controller.ts';
import { DecideUseController } from './web/decide-use/controller.ts';
import { EditLineController } from './web/edit-line/controller.ts';
import { EditOutcomeController } from './web/edit-outcome/controller.ts';
import { CorrectPlanApiController } from './web/correct/api.controller.ts';
import { CorrectPlanController } from './web/correct/controller.ts';
import { PlanCorrections } from './web/correct/plan-corrections.ts';
import { FamilyPlanController } from './web/family-plan/controller.ts';
import { GroupsController } from './web/groups/controller.ts';
import { IssuePlanController } from './web/issue-plan/controller.ts';
import { NeedsAndProvisionController } from './web/needs-and-provision/controller.ts';
import { PlanController } from './web/plan/controller.ts';
import { PreparedReleasesController } from './web/prepared/controller.ts';
import { ReadPlanController } from './web/read-plan/controller.ts';
import { ReleaseController } from './web/release/controller.ts';
import { ReleasedPlansController } from './web/released-plans/controller.ts';
import { SectionEController } from './web/section-e/controller.ts';
import { UseLineController } from './web/use-line/controller.ts';

@Module({
  imports: [AdviceModule, CasesModule, DisclosureModule, FamilyRecordModule],
  providers: [
    FamilyMail,
    SectionE,
    OutcomeService,
    SharedOutcomes,
    PeopleHere,
    SectionVersion,
    Remarks,
    Lines,
    LineService,
    Shaping,
    UseAnswers,
    PlanChecks,
    Groups,
    HealthAnswers,
    HealthProvisions,
    BudgetRecord,
    PersonalBudgets,
    Placements,
    PlanBlocks,
    Wordings,
    SectionEditor,
    PlanMaterials,
    PlanSteps,
    PlanVersions,
    Representations,
    Consultations,
    ConsultationsToUs,
    NoPlans,
    Panels,
    Letterheads,
    PlanReader,
    ReleasedPlans,
    Recipients,
    PlanCorrections,
    SentenceEncoder,
    SuggestedGroups,
  ],
  exports: [
    SectionE,
    SuggestedGroups,
    OutcomeService,
    SharedOutcomes,
    PeopleHere,
    SectionVersion,
    Remarks,
    LineService,
    UseAnswers,
    PlanChecks,
    Groups,
    PlanVersions,
    PlanReader,
    SectionEditor,
    BudgetRecord,
    PersonalBudgets,
    Placements,
    HealthProvisions,
    Wordings,
    ReleasedPlans,
    SentenceEncoder,
    Recipients,
    PlanCorrections,
    Representations,
    Consultations,
    ConsultationsToUs,
    NoPlans,
    Panels,
    Letterheads,
  ],
})
export class PlansModule {}

@Module({
  imports: [PlansModule, AdviceModule, CasesModule, DisclosureModule, FamilyRecordModule],
  controllers: [
    SectionEController,
    LiveSectionController,
    RemarkController,
    RemarksApiController,
    TeamOutcomesController,
    FamilyOutcomesController,
    DecideUseController,
    EditOutcomeController,
    NeedsAndProvisionController,
    UseLineController,
    EditLineController,
    GroupsController,
    ThreadController,
    UsedAdviceController,
    ObjectionController,
    PlanController,
    SectionController,
    PersonalBudgetController,
    HealthProvisionController,
    HealthProvisionApiController,
    AgreeProvisionController,
    SectionApiController,
    IssuePlanController,
    ViewsController,
    ConsultationsController,
    NoPlanController,
    PanelController,
    LetterheadController,
    FamilyNoPlanController,
    ReplyToConsultationController,
    FamilyViewsController,
    PreparedReleasesController,
    ReleaseController,
    ReadPlanController,
    CompareVersionsController,
    ReleasedPlansController,
    FamilyPlanController,
    CorrectPlanController,
    CorrectPlanApiController,
    OutcomesApiController,
    LinesApiController,
    UseAnswersApiController,
    GroupsApiController,
    RepresentationsApiController,
    ConsultationsApiController,
    NoPlanApiController,
    PlanApiController,
    ReleasedApiController,
  ],
})
export class PlansWebModule {}
