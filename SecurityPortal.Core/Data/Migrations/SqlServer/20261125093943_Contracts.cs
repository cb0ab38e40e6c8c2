using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecurityPortal.Core.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Contracts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BankStatementLines");

            migrationBuilder.DropTable(
                name: "Contracts");

            migrationBuilder.DropTable(
                name: "BankStatements");
        }
    }
}
