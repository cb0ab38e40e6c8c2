using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.CloseProtection;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Processes.ControlCentre;
using SecurityPortal.Core.Processes.CriminalOffence;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Core.Processes.TrainingInstitution;
using SecurityPortal.Core.Processes.UseOfForce;
using SecurityPortal.Core.Processes.WorkerLicence;

// The processes, one line each, in the order of lists. Explicit, so that "find usages" tells the truth.
[assembly: PortalProcess<ServiceLicenceProcess>(10)]
[assembly: PortalProcess<TrainingInstitutionProcess>(20)]
[assembly: PortalProcess<ControlCentreProcess>(30)]
[assembly: PortalProcess<ContractProcess>(40)]
[assembly: PortalProcess<UseOfForceProcess>(50)]
[assembly: PortalProcess<CriminalOffenceProcess>(60)]
[assembly: PortalProcess<ExamProcess>(70)]
[assembly: PortalProcess<WorkerLicenceProcess>(80)]
[assembly: PortalProcess<PersonCardProcess>(90)]
[assembly: PortalProcess<CloseProtectionProcess>(100)]
