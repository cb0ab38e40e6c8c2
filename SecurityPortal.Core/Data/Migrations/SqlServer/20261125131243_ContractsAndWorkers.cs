using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecurityPortal.Core.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ContractsAndWorkers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "HasInjury",
                table: "IncidentReports");

            migrationBuilder.AddColumn<bool>(
                name: "IsHeld",
                table: "PaymentSlips",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "SettledAt",
                table: "PaymentSlips",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ConvocationId",
                table: "Outbox",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PersonId",
                table: "Licences",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AlertedInjury",
                table: "IncidentReports",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "AlertedLevel",
                table: "IncidentReports",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "WorstInjury",
                table: "IncidentReports",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Citizenship",
                table: "CasePersons",
                type: "varchar(2)",
                unicode: false,
                maxLength: 2,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BankStatements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Format = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Lines = table.Column<int>(type: "int", nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UploadedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConfirmedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankStatements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CardBatches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CreatedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CardBatches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Contracts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClassCode = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    LicenceNumber = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    ClientKind = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    ClientName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ClientSearch = table.Column<string>(type: "nvarchar(220)", maxLength: 220, nullable: false),
                    ClientNumber = table.Column<string>(type: "varchar(9)", unicode: false, maxLength: 9, nullable: true),
                    MunicipalityCode = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IsLate = table.Column<bool>(type: "bit", nullable: false),
                    Guards = table.Column<int>(type: "int", nullable: true),
                    HourlyPriceCents = table.Column<long>(type: "bigint", nullable: true),
                    BelowMinimumWage = table.Column<bool>(type: "bit", nullable: false),
                    AnnexPending = table.Column<bool>(type: "bit", nullable: false),
                    TerminatedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contracts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Contracts_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Contracts_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ExamCertificates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonalNumber = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: true),
                    PassportNumber = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true),
                    Citizenship = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    TrainingClass = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Institution = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PassedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    LicenceId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExamCertificates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExamCertificates_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ExamCertificates_Licences_LicenceId",
                        column: x => x.LicenceId,
                        principalTable: "Licences",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ExamGroups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClassCode = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Size = table.Column<int>(type: "int", nullable: false),
                    AppliedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AppliedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExamGroups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ExamImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClassCode = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true),
                    SessionId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RowsJson = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExamImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ExamSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    ClassCode = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Capacity = table.Column<int>(type: "int", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CancelledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExamSessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RegisteredPersons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonalNumber = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: true),
                    PassportNumber = table.Column<string>(type: "varchar(15)", unicode: false, maxLength: 15, nullable: true),
                    Citizenship = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    FirstName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    LastName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    BirthDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Gender = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    MunicipalityCode = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    Settlement = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisteredPersons", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BankStatementLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StatementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Row = table.Column<int>(type: "int", nullable: false),
                    EntryKey = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    EntryReference = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    BookedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AmountCents = table.Column<long>(type: "bigint", nullable: true),
                    Reference = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    Payer = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    Text = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Outcome = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    IsHeld = table.Column<bool>(type: "bit", nullable: false),
                    SlipId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Resolution = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ResolvedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ResolvedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankStatementLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BankStatementLines_BankStatements_StatementId",
                        column: x => x.StatementId,
                        principalTable: "BankStatements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BankStatementLines_PaymentSlips_SlipId",
                        column: x => x.SlipId,
                        principalTable: "PaymentSlips",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ExamCandidates",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClassCode = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    PersonalNumber = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: true),
                    PassportNumber = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true),
                    Citizenship = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    OpenKey = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Employer = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    EmployerKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    GroupId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SessionId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Points = table.Column<int>(type: "int", nullable: true),
                    Sittings = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExamCandidates", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_ExamCandidates_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ExamCandidates_ExamGroups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "ExamGroups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ExamCandidates_ExamSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "ExamSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ExamConvocations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SessionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExamConvocations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExamConvocations_ExamSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "ExamSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ExamSittings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SessionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Points = table.Column<int>(type: "int", nullable: true),
                    EnteredBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExamSittings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExamSittings_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ExamSittings_ExamSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "ExamSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Employments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ContractFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ContractFileName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    EndedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position_En = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Position_Sq = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Position_Sr = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Employments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Employments_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Employments_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Employments_RegisteredPersons_PersonId",
                        column: x => x.PersonId,
                        principalTable: "RegisteredPersons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Employments_StoredFiles_ContractFileId",
                        column: x => x.ContractFileId,
                        principalTable: "StoredFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PersonCards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Token = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Serial = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HolderName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    LicenceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PhotoFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: false),
                    Stage = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    BatchId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PrintedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    HandedOverAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    InvalidSince = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReplacesCardId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position_En = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Position_Sq = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Position_Sr = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonCards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PersonCards_CardBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "CardBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PersonCards_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PersonCards_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PersonCards_Licences_LicenceId",
                        column: x => x.LicenceId,
                        principalTable: "Licences",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PersonCards_RegisteredPersons_PersonId",
                        column: x => x.PersonId,
                        principalTable: "RegisteredPersons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PersonCards_StoredFiles_PhotoFileId",
                        column: x => x.PhotoFileId,
                        principalTable: "StoredFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RegisteredPersonWords",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Word = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisteredPersonWords", x => new { x.Word, x.PersonId });
                    table.ForeignKey(
                        name: "FK_RegisteredPersonWords_RegisteredPersons_PersonId",
                        column: x => x.PersonId,
                        principalTable: "RegisteredPersons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkerConsents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    GivenBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GivenByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkerConsents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkerConsents_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WorkerConsents_RegisteredPersons_PersonId",
                        column: x => x.PersonId,
                        principalTable: "RegisteredPersons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Licences_PersonId",
                table: "Licences",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_BankStatementLines_EntryKey",
                table: "BankStatementLines",
                column: "EntryKey");

            migrationBuilder.CreateIndex(
                name: "IX_BankStatementLines_IsHeld_ResolvedAt",
                table: "BankStatementLines",
                columns: new[] { "IsHeld", "ResolvedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_BankStatementLines_SlipId",
                table: "BankStatementLines",
                column: "SlipId");

            migrationBuilder.CreateIndex(
                name: "IX_BankStatementLines_StatementId_Outcome",
                table: "BankStatementLines",
                columns: new[] { "StatementId", "Outcome" });

            migrationBuilder.CreateIndex(
                name: "IX_BankStatementLines_StatementId_Row",
                table: "BankStatementLines",
                columns: new[] { "StatementId", "Row" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BankStatements_UploadedAt",
                table: "BankStatements",
                column: "UploadedAt");

            migrationBuilder.CreateIndex(
                name: "IX_CardBatches_Number",
                table: "CardBatches",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_CaseId",
                table: "Contracts",
                column: "CaseId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_ClientNumber",
                table: "Contracts",
                column: "ClientNumber");

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_CompanyId_ClassCode",
                table: "Contracts",
                columns: new[] { "CompanyId", "ClassCode" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_MunicipalityCode",
                table: "Contracts",
                column: "MunicipalityCode");

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_ValidTo",
                table: "Contracts",
                column: "ValidTo");

            migrationBuilder.CreateIndex(
                name: "IX_Employments_CaseId",
                table: "Employments",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Employments_CompanyId_PersonId",
                table: "Employments",
                columns: new[] { "CompanyId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Employments_ContractFileId",
                table: "Employments",
                column: "ContractFileId");

            migrationBuilder.CreateIndex(
                name: "IX_Employments_Open",
                table: "Employments",
                columns: new[] { "CompanyId", "PersonId" },
                unique: true,
                filter: "[To] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Employments_PersonId",
                table: "Employments",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ExamCandidates_ClassCode_OpenKey",
                table: "ExamCandidates",
                columns: new[] { "ClassCode", "OpenKey" },
                unique: true,
                filter: "[OpenKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ExamCandidates_CompanyId_ClassCode",
                table: "ExamCandidates",
                columns: new[] { "CompanyId", "ClassCode" });

            migrationBuilder.CreateIndex(
                name: "IX_ExamCandidates_GroupId",
                table: "ExamCandidates",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_ExamCandidates_SessionId",
                table: "ExamCandidates",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_ExamCertificates_CaseId",
                table: "ExamCertificates",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_ExamCertificates_LicenceId",
                table: "ExamCertificates",
                column: "LicenceId");

            migrationBuilder.CreateIndex(
                name: "IX_ExamCertificates_PassportNumber_TrainingClass",
                table: "ExamCertificates",
                columns: new[] { "PassportNumber", "TrainingClass" });

            migrationBuilder.CreateIndex(
                name: "IX_ExamCertificates_PersonalNumber_TrainingClass",
                table: "ExamCertificates",
                columns: new[] { "PersonalNumber", "TrainingClass" });

            migrationBuilder.CreateIndex(
                name: "IX_ExamConvocations_CaseId",
                table: "ExamConvocations",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_ExamConvocations_SessionId",
                table: "ExamConvocations",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_ExamGroups_AppliedAt",
                table: "ExamGroups",
                column: "AppliedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ExamGroups_Number",
                table: "ExamGroups",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExamImports_CreatedAt",
                table: "ExamImports",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ExamSessions_Number",
                table: "ExamSessions",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExamSessions_StartsAt",
                table: "ExamSessions",
                column: "StartsAt");

            migrationBuilder.CreateIndex(
                name: "IX_ExamSittings_CaseId",
                table: "ExamSittings",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_ExamSittings_SessionId",
                table: "ExamSittings",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonCards_BatchId",
                table: "PersonCards",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonCards_CaseId",
                table: "PersonCards",
                column: "CaseId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PersonCards_CompanyId_Stage",
                table: "PersonCards",
                columns: new[] { "CompanyId", "Stage" });

            migrationBuilder.CreateIndex(
                name: "IX_PersonCards_LicenceId",
                table: "PersonCards",
                column: "LicenceId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonCards_Number",
                table: "PersonCards",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PersonCards_PersonId",
                table: "PersonCards",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonCards_PhotoFileId",
                table: "PersonCards",
                column: "PhotoFileId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonCards_Stage_CreatedAt",
                table: "PersonCards",
                columns: new[] { "Stage", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PersonCards_Token",
                table: "PersonCards",
                column: "Token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RegisteredPersons_PassportNumber_Citizenship",
                table: "RegisteredPersons",
                columns: new[] { "PassportNumber", "Citizenship" },
                unique: true,
                filter: "[PassportNumber] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RegisteredPersons_PersonalNumber",
                table: "RegisteredPersons",
                column: "PersonalNumber",
                unique: true,
                filter: "[PersonalNumber] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RegisteredPersonWords_PersonId",
                table: "RegisteredPersonWords",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkerConsents_CompanyId_PersonId",
                table: "WorkerConsents",
                columns: new[] { "CompanyId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkerConsents_PersonId",
                table: "WorkerConsents",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BankStatementLines");

            migrationBuilder.DropTable(
                name: "Contracts");

            migrationBuilder.DropTable(
                name: "Employments");

            migrationBuilder.DropTable(
                name: "ExamCandidates");

            migrationBuilder.DropTable(
                name: "ExamCertificates");

            migrationBuilder.DropTable(
                name: "ExamConvocations");

            migrationBuilder.DropTable(
                name: "ExamImports");

            migrationBuilder.DropTable(
                name: "ExamSittings");

            migrationBuilder.DropTable(
                name: "PersonCards");

            migrationBuilder.DropTable(
                name: "RegisteredPersonWords");

            migrationBuilder.DropTable(
                name: "WorkerConsents");

            migrationBuilder.DropTable(
                name: "BankStatements");

            migrationBuilder.DropTable(
                name: "ExamGroups");

            migrationBuilder.DropTable(
                name: "ExamSessions");

            migrationBuilder.DropTable(
                name: "CardBatches");

            migrationBuilder.DropTable(
                name: "RegisteredPersons");

            migrationBuilder.DropIndex(
                name: "IX_Licences_PersonId",
                table: "Licences");

            migrationBuilder.DropColumn(
                name: "IsHeld",
                table: "PaymentSlips");

            migrationBuilder.DropColumn(
                name: "SettledAt",
                table: "PaymentSlips");

            migrationBuilder.DropColumn(
                name: "ConvocationId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "PersonId",
                table: "Licences");

            migrationBuilder.DropColumn(
                name: "AlertedInjury",
                table: "IncidentReports");

            migrationBuilder.DropColumn(
                name: "AlertedLevel",
                table: "IncidentReports");

            migrationBuilder.DropColumn(
                name: "WorstInjury",
                table: "IncidentReports");

            migrationBuilder.DropColumn(
                name: "Citizenship",
                table: "CasePersons");

            migrationBuilder.AddColumn<bool>(
                name: "HasInjury",
                table: "IncidentReports",
                type: "bit",
                nullable: false,
                defaultValue: false);
        }
    }
}
