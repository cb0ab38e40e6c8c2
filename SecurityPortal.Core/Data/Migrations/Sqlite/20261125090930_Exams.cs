using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecurityPortal.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Exams : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsHeld",
                table: "PaymentSlips",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "ConvocationId",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ExamCertificates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonalNumber = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    PassportNumber = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: true),
                    Citizenship = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: true),
                    TrainingClass = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Number = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Institution = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PassedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    LicenceId = table.Column<Guid>(type: "TEXT", nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClassCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    AppliedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AppliedBy = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExamGroups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ExamImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClassCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: true),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RowsJson = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExamImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ExamSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    ClassCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CancelledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExamSessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ExamCandidates",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClassCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PersonalNumber = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    PassportNumber = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: true),
                    Citizenship = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: true),
                    OpenKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    Employer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    EmployerKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Points = table.Column<int>(type: "INTEGER", nullable: true),
                    Sittings = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_ExamCandidates_ClassCode_OpenKey",
                table: "ExamCandidates",
                columns: new[] { "ClassCode", "OpenKey" },
                unique: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ExamCandidates");

            migrationBuilder.DropTable(
                name: "ExamCertificates");

            migrationBuilder.DropTable(
                name: "ExamConvocations");

            migrationBuilder.DropTable(
                name: "ExamImports");

            migrationBuilder.DropTable(
                name: "ExamGroups");

            migrationBuilder.DropTable(
                name: "ExamSessions");

            migrationBuilder.DropColumn(
                name: "IsHeld",
                table: "PaymentSlips");

            migrationBuilder.DropColumn(
                name: "ConvocationId",
                table: "Outbox");
        }
    }
}
