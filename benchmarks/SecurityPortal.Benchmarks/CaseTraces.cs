using System.Globalization;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Benchmarks;

/// <summary>What a case leaves in the other rooms: its slip and payment, a licence, a card, a contract, a report.</summary>
internal sealed class CaseTraces(BulkWriter writer, World world, Random random, DateTime now)
{
    /// <summary>Answers of a usual length; no list reads them.</summary>
    public static readonly string Answers = "{\"company\":{\"name\":\"" + new string('a', 400) + "\"}}";

    public static readonly string Hash = new('a', 64);

    private readonly HashSet<(Guid, Guid)> _employed = [];
    private int _slips;
    private int _licences;
    private int _cards;

    public void Write(Case file, ProcessDefinition process, Company company, RegisteredPerson person)
    {
        var incident = process.Key is IncidentKinds.UseOfForce or IncidentKinds.CriminalOffence;
        if (!incident && process.Key != "Exam" && file.Status is CaseStatus.Issued or CaseStatus.Effective or CaseStatus.Ended or CaseStatus.Terminated
            or CaseStatus.AwaitingPayment or CaseStatus.Authorised or CaseStatus.Paid or CaseStatus.Closed)
        {
            Slip(file, company);
        }

        switch (process.Key)
        {
            case "Contract":
                Contract(file);
                break;
            case IncidentKinds.UseOfForce or IncidentKinds.CriminalOffence:
                Report(file);
                break;
            case "PersonCard" when file.Status == CaseStatus.Issued:
                Card(file, company, person);
                break;
            case "WorkerLicence" when file.Status == CaseStatus.Issued:
                Licence(file, company, person);
                break;
            default:
                if (file.Status == CaseStatus.Issued)
                {
                    Licence(file, company, null);
                }

                break;
        }
    }

    private void Slip(Case file, Company company)
    {
        var issued = file.SubmittedAt.AddDays(20) is var at && at < now ? at : file.SubmittedAt;
        var status = file.Status is CaseStatus.AwaitingPayment or CaseStatus.Authorised ? SlipStatus.Open
            : file.Status == CaseStatus.Closed ? SlipStatus.Cancelled : SlipStatus.Paid;
        var paidAt = status == SlipStatus.Paid ? issued.AddDays(3) : (DateTime?)null;
        var slip = new PaymentSlip
        {
            Id = Guid.CreateVersion7(issued), Number = string.Create(CultureInfo.InvariantCulture, $"FP-{issued.Year}-{++_slips:0000000}"),
            Reference = PaymentReference.Create("999", issued.Year, _slips), CaseId = file.Id, TariffCode = "X", AmountCents = 5000, AmountConfirmed = true,
            PayerName = company.Name, PayerAddress = company.Address, PayerNumber = company.BusinessNumber.ToString(), Beneficiary = "MPB",
            Account = "1000000000000055", Bank = "BQK", RevenueCode = "50019", Purpose = "Licencë", IssuedAt = issued,
            DueOn = DateOnly.FromDateTime(issued).AddDays(30), Status = status, PaidCents = status == SlipStatus.Paid ? 5000 : 0, BookedAt = paidAt,
            BookedBy = paidAt is null ? null : world.Cashier.Id, BankDate = paidAt is null ? null : DateOnly.FromDateTime(paidAt.Value),
            BankReference = paidAt is null ? null : "B1", IsHeld = status == SlipStatus.Cancelled && random.Next(200) == 0,
        };
        writer.Add(slip);
        if (paidAt is { } booked)
        {
            writer.Add(new Payment
            {
                Id = Guid.CreateVersion7(booked), SlipId = slip.Id, AmountCents = 5000, BankDate = slip.BankDate!.Value, BankReference = "B1", BookedAt = booked,
                BookedBy = world.Cashier.Id, State = PaymentState.Counts,
            });
        }
    }

    private void Licence(Case file, Company company, RegisteredPerson? person)
    {
        var issued = file.DecidedAt!.Value;
        var from = DateOnly.FromDateTime(issued);
        var licence = new Licence
        {
            Id = Guid.CreateVersion7(issued), Number = string.Create(CultureInfo.InvariantCulture, $"{file.ClassCode}-{issued.Year}-{++_licences:000000}"),
            ProcessKey = file.ProcessKey, ClassCode = file.ClassCode, CompanyId = person is null ? company.Id : null, PersonId = person?.Id,
            HolderName = person?.Name ?? company.Name, CaseId = file.Id, ValidFrom = from, ValidTo = from.AddYears(3).AddDays(-1), Token = $"{Guid.NewGuid():N}",
            IssuedAt = issued, RevokedAt = random.Next(200) == 0 ? issued.AddDays(100) : null, SuspendedAt = random.Next(300) == 0 ? issued.AddDays(90) : null,
        };
        writer.Add(licence);
        if (person is not null && _employed.Add((company.Id, person.Id)))
        {
            writer.Add(new Employment
            {
                Id = Guid.CreateVersion7(issued), CompanyId = company.Id, PersonId = person.Id, Position = LocalName.Same("Roje"), From = from, CaseId = file.Id,
                CreatedAt = issued, To = random.Next(3) == 0 ? from.AddYears(1) : null,
            });
        }

        if (random.Next(5000) == 0)
        {
            writer.Add(new LicenceMeasure
            {
                LicenceId = licence.Id, Kind = MeasureKind.Suspend, Status = MeasureStatus.Proposed, ProposedBy = world.Officers[0].Id, ProposedAt = issued.AddDays(50),
                Reasons = "Arsye",
            });
        }
    }

    private void Card(Case file, Company company, RegisteredPerson person)
    {
        var made = file.DecidedAt!.Value;
        writer.Add(new IssuedCard
        {
            Id = Guid.CreateVersion7(made), Number = string.Create(CultureInfo.InvariantCulture, $"KP-{made.Year}-{++_cards:000000}"), Token = $"{Guid.NewGuid():N}",
            Serial = $"{_cards:00000000}", PersonId = person.Id, HolderName = person.Name, LicenceId = Guid.CreateVersion7(made), CompanyId = company.Id,
            CaseId = file.Id, Position = LocalName.Same("Roje"), PhotoFileId = world.Photo.Id, ValidFrom = DateOnly.FromDateTime(made),
            ValidTo = DateOnly.FromDateTime(made).AddYears(3), Stage = made > now.AddDays(-10) ? CardStage.ToPrint : CardStage.HandedOver, CreatedAt = made,
        });
    }

    private void Contract(Case file)
    {
        var from = DateOnly.FromDateTime(file.SubmittedAt);
        writer.Add(new RegisteredContract
        {
            Id = Guid.CreateVersion7(file.SubmittedAt), CaseId = file.Id, CompanyId = file.CompanyId!.Value, ClassCode = file.ClassCode, LicenceNumber = "SRV-BAZ-2026-0001",
            ClientKind = ContractClientKind.LegalPerson, ClientName = "Klienti SH.P.K.", ClientSearch = " klienti sh p k", ClientNumber = "810000001",
            MunicipalityCode = "19", ValidFrom = from, ValidTo = from.AddYears(1), IsLate = random.Next(20) == 0, BelowMinimumWage = random.Next(20) == 0,
            AnnexPending = random.Next(100) == 0,
        });
    }

    private void Report(Case file) => writer.Add(new IncidentReport
    {
        CaseId = file.Id, ProcessKey = file.ProcessKey, CompanyId = file.CompanyId!.Value, OccurredFrom = file.SubmittedAt.AddHours(-5),
        OccurredTo = file.SubmittedAt.AddHours(-4), Month = (file.SubmittedAt.Year * 100) + file.SubmittedAt.Month, MunicipalityCode = "19", SiteType = "BANK",
        ServiceClass = "SRV-BAZ", HighestLevel = file.ProcessKey == IncidentKinds.UseOfForce ? 1 + random.Next(5) : 0, WorstInjury = 0,
        IsPriority = random.Next(20) == 0, IsLate = random.Next(10) == 0, WorkerStanding = WorkerStandingState.Licensed,
    });
}
