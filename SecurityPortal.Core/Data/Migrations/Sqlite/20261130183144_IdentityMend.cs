using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecurityPortal.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class IdentityMend : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "FileName",
                table: "IdentityRequests",
                type: "TEXT",
                maxLength: 200,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 200);

            migrationBuilder.AlterColumn<Guid>(
                name: "FileId",
                table: "IdentityRequests",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AddColumn<DateTime>(
                name: "CodeEndsAt",
                table: "IdentityRequests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CodeHash",
                table: "IdentityRequests",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "CodeIssuedAt",
                table: "IdentityRequests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CodeTries",
                table: "IdentityRequests",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "LetterAskedAt",
                table: "IdentityRequests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_IdentityRequests_CompanyId",
                table: "IdentityRequests",
                column: "CompanyId",
                unique: true,
                filter: "[DecidedAt] IS NULL AND [CompanyId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_IdentityRequests_IndividualId",
                table: "IdentityRequests",
                column: "IndividualId",
                unique: true,
                filter: "[DecidedAt] IS NULL AND [IndividualId] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_IdentityRequests_CompanyId",
                table: "IdentityRequests");

            migrationBuilder.DropIndex(
                name: "IX_IdentityRequests_IndividualId",
                table: "IdentityRequests");

            migrationBuilder.DropColumn(
                name: "CodeEndsAt",
                table: "IdentityRequests");

            migrationBuilder.DropColumn(
                name: "CodeHash",
                table: "IdentityRequests");

            migrationBuilder.DropColumn(
                name: "CodeIssuedAt",
                table: "IdentityRequests");

            migrationBuilder.DropColumn(
                name: "CodeTries",
                table: "IdentityRequests");

            migrationBuilder.DropColumn(
                name: "LetterAskedAt",
                table: "IdentityRequests");

            migrationBuilder.AlterColumn<string>(
                name: "FileName",
                table: "IdentityRequests",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 200,
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "FileId",
                table: "IdentityRequests",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
