using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecurityPortal.Core.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class MoneyDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "CollectiveId",
                table: "PaymentSlips",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsDemandedAgain",
                table: "PaymentSlips",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsQuestioned",
                table: "PaymentSlips",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "PaidCents",
                table: "PaymentSlips",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "WaivedCents",
                table: "PaymentSlips",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Account",
                table: "BankStatements",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AccountAcceptedBy",
                table: "BankStatements",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ClosingCents",
                table: "BankStatements",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CreditCents",
                table: "BankStatements",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "DebitCents",
                table: "BankStatements",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "GuessedEncoding",
                table: "BankStatements",
                type: "varchar(20)",
                unicode: false,
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsOwnAccount",
                table: "BankStatements",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "OpeningCents",
                table: "BankStatements",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Preamble",
                table: "BankStatements",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CollectiveId",
                table: "BankStatementLines",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Currency",
                table: "BankStatementLines",
                type: "varchar(3)",
                unicode: false,
                maxLength: 3,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "IsCredit",
                table: "BankStatementLines",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "PayerAccount",
                table: "BankStatementLines",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReversedBy",
                table: "BankStatementLines",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "TakenAt",
                table: "BankStatementLines",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CollectiveSlips",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Reference = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IndividualId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PayerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    PayerAddress = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    PayerNumber = table.Column<string>(type: "varchar(9)", unicode: false, maxLength: 9, nullable: true),
                    Beneficiary = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Account = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Bank = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DissolvedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollectiveSlips", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Payments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SlipId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LineId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AmountCents = table.Column<long>(type: "bigint", nullable: false),
                    BankDate = table.Column<DateOnly>(type: "date", nullable: false),
                    BankReference = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    BookedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    BookedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Payments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Payments_BankStatementLines_LineId",
                        column: x => x.LineId,
                        principalTable: "BankStatementLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Payments_PaymentSlips_SlipId",
                        column: x => x.SlipId,
                        principalTable: "PaymentSlips",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Refunds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LineId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SlipId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Reason = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    AmountCents = table.Column<long>(type: "bigint", nullable: false),
                    Payer = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    PayerAccount = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Status = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    OrderedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    OrderedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Refunds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Refunds_BankStatementLines_LineId",
                        column: x => x.LineId,
                        principalTable: "BankStatementLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Refunds_PaymentSlips_SlipId",
                        column: x => x.SlipId,
                        principalTable: "PaymentSlips",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentCorrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PaymentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TargetSlipId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ProposedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Status = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentCorrections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaymentCorrections_PaymentSlips_TargetSlipId",
                        column: x => x.TargetSlipId,
                        principalTable: "PaymentSlips",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentCorrections_Payments_PaymentId",
                        column: x => x.PaymentId,
                        principalTable: "Payments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SlipId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PaymentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LineId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AmountCents = table.Column<long>(type: "bigint", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Answer = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentQuestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaymentQuestions_BankStatementLines_LineId",
                        column: x => x.LineId,
                        principalTable: "BankStatementLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentQuestions_PaymentSlips_SlipId",
                        column: x => x.SlipId,
                        principalTable: "PaymentSlips",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentQuestions_Payments_PaymentId",
                        column: x => x.PaymentId,
                        principalTable: "Payments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentSlips_BookedAt",
                table: "PaymentSlips",
                column: "BookedAt");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentSlips_CollectiveId",
                table: "PaymentSlips",
                column: "CollectiveId");

            migrationBuilder.CreateIndex(
                name: "IX_BankStatementLines_CollectiveId",
                table: "BankStatementLines",
                column: "CollectiveId");

            migrationBuilder.CreateIndex(
                name: "IX_CollectiveSlips_CompanyId",
                table: "CollectiveSlips",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_CollectiveSlips_IndividualId",
                table: "CollectiveSlips",
                column: "IndividualId");

            migrationBuilder.CreateIndex(
                name: "IX_CollectiveSlips_Number",
                table: "CollectiveSlips",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CollectiveSlips_Reference",
                table: "CollectiveSlips",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaymentCorrections_PaymentId",
                table: "PaymentCorrections",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentCorrections_Status_ProposedAt",
                table: "PaymentCorrections",
                columns: new[] { "Status", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentCorrections_TargetSlipId",
                table: "PaymentCorrections",
                column: "TargetSlipId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentQuestions_Answer_AskedAt",
                table: "PaymentQuestions",
                columns: new[] { "Answer", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentQuestions_LineId",
                table: "PaymentQuestions",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentQuestions_PaymentId",
                table: "PaymentQuestions",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentQuestions_SlipId",
                table: "PaymentQuestions",
                column: "SlipId");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_BookedAt",
                table: "Payments",
                column: "BookedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_LineId",
                table: "Payments",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_SlipId",
                table: "Payments",
                column: "SlipId");

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_LineId",
                table: "Refunds",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_SlipId",
                table: "Refunds",
                column: "SlipId");

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_Status_CreatedAt",
                table: "Refunds",
                columns: new[] { "Status", "CreatedAt" });

            migrationBuilder.AddForeignKey(
                name: "FK_BankStatementLines_CollectiveSlips_CollectiveId",
                table: "BankStatementLines",
                column: "CollectiveId",
                principalTable: "CollectiveSlips",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_PaymentSlips_CollectiveSlips_CollectiveId",
                table: "PaymentSlips",
                column: "CollectiveId",
                principalTable: "CollectiveSlips",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_BankStatementLines_CollectiveSlips_CollectiveId",
                table: "BankStatementLines");

            migrationBuilder.DropForeignKey(
                name: "FK_PaymentSlips_CollectiveSlips_CollectiveId",
                table: "PaymentSlips");

            migrationBuilder.DropTable(
                name: "CollectiveSlips");

            migrationBuilder.DropTable(
                name: "PaymentCorrections");

            migrationBuilder.DropTable(
                name: "PaymentQuestions");

            migrationBuilder.DropTable(
                name: "Refunds");

            migrationBuilder.DropTable(
                name: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_PaymentSlips_BookedAt",
                table: "PaymentSlips");

            migrationBuilder.DropIndex(
                name: "IX_PaymentSlips_CollectiveId",
                table: "PaymentSlips");

            migrationBuilder.DropIndex(
                name: "IX_BankStatementLines_CollectiveId",
                table: "BankStatementLines");

            migrationBuilder.DropColumn(
                name: "CollectiveId",
                table: "PaymentSlips");

            migrationBuilder.DropColumn(
                name: "IsDemandedAgain",
                table: "PaymentSlips");

            migrationBuilder.DropColumn(
                name: "IsQuestioned",
                table: "PaymentSlips");

            migrationBuilder.DropColumn(
                name: "PaidCents",
                table: "PaymentSlips");

            migrationBuilder.DropColumn(
                name: "WaivedCents",
                table: "PaymentSlips");

            migrationBuilder.DropColumn(
                name: "Account",
                table: "BankStatements");

            migrationBuilder.DropColumn(
                name: "AccountAcceptedBy",
                table: "BankStatements");

            migrationBuilder.DropColumn(
                name: "ClosingCents",
                table: "BankStatements");

            migrationBuilder.DropColumn(
                name: "CreditCents",
                table: "BankStatements");

            migrationBuilder.DropColumn(
                name: "DebitCents",
                table: "BankStatements");

            migrationBuilder.DropColumn(
                name: "GuessedEncoding",
                table: "BankStatements");

            migrationBuilder.DropColumn(
                name: "IsOwnAccount",
                table: "BankStatements");

            migrationBuilder.DropColumn(
                name: "OpeningCents",
                table: "BankStatements");

            migrationBuilder.DropColumn(
                name: "Preamble",
                table: "BankStatements");

            migrationBuilder.DropColumn(
                name: "CollectiveId",
                table: "BankStatementLines");

            migrationBuilder.DropColumn(
                name: "Currency",
                table: "BankStatementLines");

            migrationBuilder.DropColumn(
                name: "IsCredit",
                table: "BankStatementLines");

            migrationBuilder.DropColumn(
                name: "PayerAccount",
                table: "BankStatementLines");

            migrationBuilder.DropColumn(
                name: "ReversedBy",
                table: "BankStatementLines");

            migrationBuilder.DropColumn(
                name: "TakenAt",
                table: "BankStatementLines");
        }
    }
}
