using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecurityPortal.Core.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class MoneyMend : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "PaymentId",
                table: "Refunds",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "TakenBackBy",
                table: "Payments",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_PaymentId",
                table: "Refunds",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_TakenBackBy",
                table: "Payments",
                column: "TakenBackBy");

            migrationBuilder.CreateIndex(
                name: "IX_BankStatementLines_ReversedBy",
                table: "BankStatementLines",
                column: "ReversedBy");

            migrationBuilder.AddForeignKey(
                name: "FK_Payments_BankStatementLines_TakenBackBy",
                table: "Payments",
                column: "TakenBackBy",
                principalTable: "BankStatementLines",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Refunds_Payments_PaymentId",
                table: "Refunds",
                column: "PaymentId",
                principalTable: "Payments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Payments_BankStatementLines_TakenBackBy",
                table: "Payments");

            migrationBuilder.DropForeignKey(
                name: "FK_Refunds_Payments_PaymentId",
                table: "Refunds");

            migrationBuilder.DropIndex(
                name: "IX_Refunds_PaymentId",
                table: "Refunds");

            migrationBuilder.DropIndex(
                name: "IX_Payments_TakenBackBy",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_BankStatementLines_ReversedBy",
                table: "BankStatementLines");

            migrationBuilder.DropColumn(
                name: "PaymentId",
                table: "Refunds");

            migrationBuilder.DropColumn(
                name: "TakenBackBy",
                table: "Payments");
        }
    }
}
